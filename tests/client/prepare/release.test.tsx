import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { aMeeting, showPreparing } from './a-preparing-page.tsx';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it('hands nothing out that somebody else has changed before both states were seen', async () => {
  const stored = { meeting: aMeeting('Ngân sách') };
  const page = showPreparing(stored, '', ({ body }) =>
    (body as { version: number }).version < stored.meeting.version
      ? { status: 412, body: { code: 'STALE_VERSION', reason: 'meeting-changed' } }
      : { body: { ...stored.meeting, phase: 'released' } },
  );
  const release = await screen.findByRole('button', { name: 'Phát hành' });
  stored.meeting = { ...aMeeting('Ngân sách', 'Đất đai'), version: 2, place: 'Phòng họp số 2' };
  fireEvent.click(release);
  const title = 'Cuộc họp vừa được người khác thay đổi';
  const question = within(await screen.findByRole('dialog', { name: title }));
  const agenda = within(await question.findByRole('region', { name: 'Chương trình' }));
  expect(agenda.getByText('1. Ngân sách', { exact: true })).toBeDefined();
  expect(agenda.getByText(/2\. Đất đai/)).toBeDefined();
  const place = within(question.getByRole('region', { name: 'Địa điểm' }));
  expect(place.getByText('Hội trường')).toBeDefined();
  expect(place.getByText('Phòng họp số 2')).toBeDefined();
  expect(question.queryByRole('region', { name: 'Thành phần' })).toBeNull();
  expect(page.sent.map(({ body }) => body)).toEqual([{ version: 1 }]);
  fireEvent.click(question.getByRole('button', { name: 'Phát hành bản mới' }));
  await vi.waitFor(() => expect(screen.queryByRole('button', { name: 'Phát hành' })).toBeNull());
  expect(page.sent.map(({ body }) => body)).toEqual([{ version: 1 }, { version: 2 }]);
});
