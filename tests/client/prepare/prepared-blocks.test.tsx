import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { Meeting } from '#contract/http/meetings.ts';
import { aMeeting, showPreparing } from './a-preparing-page.tsx';

const id = (n: number) => `0191b2a4-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** A draft with the items Dự toán, Biên chế and Đầu tư công; the first has the votes. */
function withVotes(...preparedBallots: object[]) {
  const meeting = aMeeting('Dự toán', 'Biên chế', 'Đầu tư công');
  const [item, ...others] = meeting.items;
  return Meeting.parse({ ...meeting, items: [{ ...item, preparedBallots }, ...others] });
}
const aVote = (n: number, question: string, itemIds?: string[]) => ({
  preparedBallotId: id(200 + n),
  version: 1,
  question,
  seconds: 60,
  ...(itemIds && { itemIds }),
});

it('a vote is prepared on several items, and shown with each of them', async () => {
  const stored = { meeting: withVotes() };
  const page = showPreparing(stored, '#bieu-quyet', () => {
    stored.meeting = withVotes(aVote(1, 'Thông qua các tờ trình?', [id(10), id(12)]));
    return { body: stored.meeting };
  });
  fireEvent.click(
    await screen.findByRole('button', { name: 'Thêm câu hỏi biểu quyết cho “Dự toán”' }),
  );
  const sheet = within(await screen.findByRole('dialog'));
  expect(sheet.queryByLabelText('1. Dự toán')).toBeNull();
  fireEvent.click(sheet.getByLabelText('3. Đầu tư công'));
  expect(sheet.getByText('Biểu quyết chung 2 nội dung')).toBeDefined();
  fireEvent.click(sheet.getByRole('button', { name: 'Lưu' }));
  await waitFor(() => expect(page.sent).toHaveLength(1));
  expect(page.sent[0]?.body).toMatchObject({ plan: { itemIds: [id(10), id(12)] } });
  await screen.findByText(/biểu quyết chung các nội dung 1, 3/);
  expect(
    screen.getByText('Được biểu quyết chung ở nội dung 1: “Thông qua các tờ trình?”'),
  ).toBeDefined();
});

it('a secret vote is on one item', async () => {
  const stored = { meeting: withVotes(aVote(1, 'Thông qua?', [id(10), id(12)])) };
  const page = showPreparing(stored, '#bieu-quyet');
  fireEvent.click(await screen.findByRole('button', { name: 'Sửa “Thông qua?”' }));
  const sheet = within(await screen.findByRole('dialog'));
  fireEvent.click(sheet.getByLabelText('Bỏ phiếu kín'));
  expect(sheet.queryByText(/Biểu quyết chung/)).toBeNull();
  fireEvent.click(sheet.getByRole('button', { name: 'Lưu' }));
  await waitFor(() => expect(page.sent).toHaveLength(1));
  expect(page.sent[0]?.body).toMatchObject({ plan: { secret: {} } });
  expect(page.sent[0]?.body).not.toHaveProperty('plan.itemIds');
});

it('the secretary reads beforehand what becomes of the votes on an item that is removed', async () => {
  const meeting = withVotes(
    aVote(1, 'Riêng?'),
    aVote(2, 'Hai nội dung?', [id(10), id(11)]),
    aVote(3, 'Ba nội dung?', [id(10), id(11), id(12)]),
    aVote(4, 'Hai nội dung khác?', [id(10), id(12)]),
  );
  showPreparing({ meeting }, '#chuong-trinh');
  const linesOf = async (title: string) => {
    fireEvent.click(await screen.findByRole('button', { name: `Xóa nội dung: ${title}` }));
    const dialog = within(await screen.findByRole('dialog'));
    const lines = dialog.queryAllByRole('listitem').map((line) => line.textContent);
    fireEvent.click(dialog.getByRole('button', { name: 'Thôi' }));
    return lines;
  };
  expect(await linesOf('Dự toán')).toEqual([
    'Câu hỏi biểu quyết “Riêng?” được xóa theo nội dung này.',
    'Câu hỏi “Hai nội dung?” chỉ còn biểu quyết nội dung “Biên chế”.',
    'Biểu quyết chung “Ba nội dung?” còn 2 nội dung.',
    'Câu hỏi “Hai nội dung khác?” chỉ còn biểu quyết nội dung “Đầu tư công”.',
  ]);
  expect(await linesOf('Biên chế')).toEqual([
    'Câu hỏi “Hai nội dung?” chỉ còn biểu quyết nội dung “Dự toán”.',
    'Biểu quyết chung “Ba nội dung?” còn 2 nội dung.',
  ]);
});
