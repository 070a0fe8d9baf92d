import { act, cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { aMeeting, showPreparing } from './a-preparing-page.tsx';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const field = () => screen.getByLabelText<HTMLTextAreaElement>('Tên nội dung', { exact: false });
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

async function typeInto(title: string, text: string): Promise<void> {
  fireEvent.click(await screen.findByRole('button', { name: `Sửa nội dung: ${title}` }));
  fireEvent.change(field(), { target: { value: text } });
}

it('keeps what is typed in an item that somebody else removes, and adds it as a new one', async () => {
  const stored = { meeting: aMeeting('Ngân sách', 'Đất đai') };
  const page = showPreparing(stored, '#chuong-trinh');
  await typeInto('Ngân sách', 'Ngân sách quý IV');
  const [, second] = stored.meeting.items;
  stored.meeting = { ...stored.meeting, version: 2, items: second ? [second] : [] };
  await page.look();
  expect(await screen.findByText(/vừa được người khác xóa khỏi chương trình/)).toBeDefined();
  expect(field().value).toBe('Ngân sách quý IV');
  press('Thêm thành nội dung mới');
  await vi.waitFor(() => expect(page.sent).toHaveLength(1));
  expect(page.sent[0]).toMatchObject({
    method: 'POST',
    path: `/api/meetings/${stored.meeting.meetingId}/agenda`,
    body: { title: 'Ngân sách quý IV' },
  });
  await vi.waitFor(() => expect(screen.queryByLabelText(/Tên nội dung/)).toBeNull());
});

it('learns at saving that the item was removed, and offers the same', async () => {
  const stored = { meeting: aMeeting('Ngân sách', 'Đất đai') };
  const gone = { code: 'NOT_FOUND', reason: 'agenda-item' };
  showPreparing(stored, '#chuong-trinh', () => ({ status: 404, body: gone }));
  await typeInto('Ngân sách', 'Ngân sách quý IV');
  stored.meeting = { ...stored.meeting, version: 2, items: stored.meeting.items.slice(1) };
  press('Lưu');
  expect(await screen.findByRole('button', { name: 'Thêm thành nội dung mới' })).toBeDefined();
  expect(field().value).toBe('Ngân sách quý IV');
});

it('keeps what is typed when the step changes, and asks before the page is left', async () => {
  const page = showPreparing({ meeting: aMeeting('Ngân sách') }, '#chuong-trinh');
  await typeInto('Ngân sách', 'Ngân sách quý IV');
  const steps = within(screen.getByRole('navigation', { name: 'Các bước chuẩn bị' }));
  fireEvent.click(steps.getByRole('link', { name: /Tài liệu/ }));
  await vi.waitFor(() => expect(screen.queryByLabelText(/Tên nội dung/)).toBeNull());
  fireEvent.click(steps.getByRole('link', { name: /Chương trình/ }));
  await vi.waitFor(() => expect(field().value).toBe('Ngân sách quý IV'));
  await act(() => page.router.navigate('/lich-hop'));
  expect(await screen.findByRole('dialog', { name: 'Rời trang khi chưa lưu?' })).toBeDefined();
  press('Rời trang');
  expect(await screen.findByText('elsewhere')).toBeDefined();
});

it('asks again, with the new text, before it removes an item that somebody else has changed', async () => {
  const stored = { meeting: aMeeting('Ngân sách') };
  const page = showPreparing(stored, '#chuong-trinh', ({ path }) =>
    path.endsWith('version=1')
      ? { status: 412, body: { code: 'STALE_VERSION', reason: 'agenda-item-changed' } }
      : { body: { ...stored.meeting, version: 3, items: [] } },
  );
  fireEvent.click(await screen.findByRole('button', { name: 'Xóa nội dung: Ngân sách' }));
  const items = stored.meeting.items.map((item) => ({ ...item, version: 2, title: 'Đất đai' }));
  stored.meeting = { ...stored.meeting, version: 2, items };
  await page.look();
  press('Xóa');
  expect(await screen.findByText('Xóa nội dung “Đất đai”?')).toBeDefined();
  expect(await screen.findByText(/Người khác vừa sửa nội dung này/)).toBeDefined();
  press('Xóa');
  await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(page.sent.map(({ path }) => path.split('?')[1])).toEqual(['version=1', 'version=2']);
});
