import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { read } from '#client/api/query.ts';
import { AttendancePanel } from '#client/features/attendance/AttendancePanel.tsx';
import { OwnLeaving } from '#client/features/attendance/OwnLeaving.tsx';
import { WaitingRoomCard } from '#client/features/waiting-room/WaitingRoomCard.tsx';
import '#client/i18n/i18n.ts';
import type { Action } from '#contract/actions.ts';
import type { AttendanceRecord } from '#contract/live/attendance.ts';
import { initialLiveState, type Participant } from '#contract/live/state.ts';
import { aFrame, aParticipant } from '#tests/support/a-frame.ts';
import { aView } from './a-view.tsx';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const unit = { unitId: aParticipant([]).unitId, unitName: 'UBND huyện Châu Thành' };
const at = (time: string) => `2026-11-26T${time}:00.000Z`;
const chair = aParticipant(['chair', 'votingMember'], unit);
const visitor = (name: string) =>
  aParticipant(['guest'], { name, isLetIn: true, unitId: unit.unitId, unitName: 'Báo An Giang' });
const here = (from: string): AttendanceRecord => ({
  status: 'present',
  mode: 'remote',
  siteId: null,
  at: at(from),
});
const left = (from: string, to: string): AttendanceRecord => ({
  status: 'left',
  mode: 'remote',
  siteId: null,
  arrivedAt: at(from),
  at: at(to),
});
const before = visitor('Lê Thị Báo');
const again = visitor(before.name);
const lost = visitor('Phạm Văn Đài');
const gone = visitor('Võ Thị Sớm');
/** Of whom it was once noted that they left, while their line went on. */
const listening = visitor('Đỗ Văn Nghe');
const askedOut = ({ roles: _, siteId: __, isLetIn: ___, ...guest }: Participant, time: string) => ({
  ...guest,
  outAt: at(time),
});
const frame = aFrame({
  sites: [],
  participants: [chair, again, lost, gone, listening],
  formerGuests: [askedOut(before, '01:30'), askedOut(visitor('Trần Văn Ồn'), '02:30')],
});
const ousted = frame.formerGuests?.[1];
const attendance = {
  [chair.userId]: here('00:55'),
  [before.userId]: left('01:00', '01:30'),
  [again.userId]: here('02:00'),
  [lost.userId]: here('02:05'),
  [gone.userId]: left('01:10', '01:20'),
  [listening.userId]: left('01:15', '01:25'),
  ...(ousted && { [ousted.userId]: here('01:00') }),
};

function show(what: 'panel' | 'waitingRoom', may: Action[] = []) {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: 60_000 } } });
  const me = { kind: 'person', userId: chair.userId };
  client.setQueryData(read('account.me', {}).queryKey, me as never);
  const { meetingId } = frame;
  const room = { code: null, waiting: [] };
  client.setQueryData(read('waitingRoom.list', { params: { meetingId } }).queryKey, room as never);
  render(
    <QueryClientProvider client={client}>
      {what === 'panel' ? <AttendancePanel /> : <WaitingRoomCard />}
    </QueryClientProvider>,
    {
      wrapper: aView({
        selfId: chair.userId,
        may: new Set(may),
        presence: new Map([again, listening].map(({ userId }) => [userId, 1])),
        state: { ...initialLiveState, frame, phase: 'running', attendance },
      }),
    },
  );
}

const region = (name: string) => within(screen.getByRole('region', { name }));
const figure = (word: string) =>
  screen.getByText(word, { selector: 'dt' }).nextSibling?.textContent;

test('guests stand apart from the unit, are not missing, and have a figure of their own', () => {
  show('panel');
  expect(region('UBND huyện Châu Thành').getByText('1/1')).toBeTruthy();
  expect(region('UBND huyện Châu Thành').getAllByRole('listitem')).toHaveLength(1);
  expect(figure('có mặt')).toBe('1');
  expect(figure('chưa có mặt')).toBe('0');
  expect(figure('khách mời có mặt')).toBe('2');
});

test('a guest who is in stands there, with the times of each visit, and whatever is noted of who is connected', () => {
  show('panel');
  const rows = region('Khách mời').getAllByRole('listitem');
  expect(rows.map((row) => row.textContent)).toEqual([
    expect.stringMatching(/Lê Thị Báo.*08:00 – 08:30, được mời ra · từ 09:00.*Có mặt$/),
    expect.stringMatching(
      /Đỗ Văn Nghe.*08:15 – 08:25 · vẫn đang kết nối, đang kết nối.*Đã rời họp$/,
    ),
    expect.stringMatching(/Phạm Văn Đài.*từ 09:05 · không kết nối.*Có mặt$/),
  ]);
});

test('who has left stands once, below, with their times and whether they were asked to', () => {
  show('panel');
  const rows = region('Khách mời đã rời họp').getAllByRole('listitem');
  expect(rows.map((row) => row.textContent)).toEqual([
    expect.stringMatching(/Trần Văn Ồn.*08:00 – 09:30, được mời ra.*Đã rời họp$/),
    expect.stringMatching(/Võ Thị Sớm.*08:10 – 08:20.*Đã rời họp$/),
  ]);
});

test('who lets people in can ask out each guest who was let in: who is inside, whose line is lost, and who has left', () => {
  show('waitingRoom', ['waitingRoom.manage']);
  const rows = screen.getAllByRole('listitem');
  expect(rows.map((row) => row.textContent)).toEqual([
    expect.stringMatching(/^Lê Thị Báo ?Báo An GiangMời ra$/),
    expect.stringMatching(/^Phạm Văn Đài ?Báo An Giang · không kết nốiMời ra$/),
    expect.stringMatching(/^Võ Thị Sớm ?Báo An Giang · Đã rời họpMời ra$/),
    expect.stringMatching(/^Đỗ Văn Nghe ?Báo An Giang · Đã rời họp · vẫn đang kết nốiMời ra$/),
  ]);
});

test('the sheet of a guest who has left asks them out, and does not write that they left', async () => {
  const fetching = vi.fn(async (_: string, __: RequestInit) => new Response('{}'));
  vi.stubGlobal('fetch', fetching);
  show('panel', ['attendance.mark', 'waitingRoom.manage']);
  expect(region('Khách mời đã rời họp').queryByRole('button', { name: /Trần Văn Ồn/ })).toBeNull();
  fireEvent.click(region('Khách mời đã rời họp').getByRole('button', { name: /Võ Thị Sớm/ }));
  fireEvent.click(await screen.findByRole('button', { name: 'Mời ra khỏi phòng họp' }));
  expect(screen.queryByRole('button', { name: 'Ghi rời họp' })).toBeNull();
  expect(screen.getByText(/Nếu trở lại, khách chỉ vào được khi/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Mời ra khỏi phòng' }));
  await vi.waitFor(() => {
    const sent = fetching.mock.calls.find(([path]) => path.endsWith('/waiting-room/removals'));
    expect(sent?.[1].body).toBe(JSON.stringify({ userId: gone.userId }));
  });
});

test.each([
  ['who was invited', chair, 1],
  ['a guest who was let in', again, 0],
])('%s has so many ways to say that they leave before the end', (_who, { userId }, count) => {
  const state = { ...initialLiveState, frame, phase: 'running' as const, attendance };
  render(<OwnLeaving />, {
    wrapper: aView({ selfId: userId, may: new Set<Action>(['attendance.leave']), state }),
  });
  expect(screen.queryAllByRole('button', { name: 'Rời họp trước khi kết thúc' })).toHaveLength(
    count,
  );
});
