import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { read } from '#client/api/query.ts';
import { WaitingRoomCard } from '#client/features/waiting-room/WaitingRoomCard.tsx';
import '#client/i18n/i18n.ts';
import type { WaitingRoom } from '#contract/http/waiting-room.ts';
import { GuestId } from '#contract/ids.ts';
import { initialLiveState } from '#contract/live/state.ts';
import { aFrame } from '#tests/support/a-frame.ts';
import { aView } from './a-view.tsx';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const frame = aFrame({});

/** One guest waits, who is gone from the list once the server has answered with `status`, where that is a success. */
function show({ isOn, status }: { isOn: boolean; status: number }) {
  const code = { digits: '012345678', isOn, isShown: false };
  const guest = {
    guestId: GuestId.parse('00000000-0000-4000-8000-000000000001'),
    name: 'Lê Thị Báo',
    unitName: 'Báo An Giang',
    isKnown: false,
    askedAt: '2026-11-26T01:00:00.000Z',
  };
  const room: WaitingRoom = { code, waiting: [guest] };
  let isDecided = false;
  vi.stubGlobal('fetch', async (path: string) => {
    if (path.endsWith('/refusals')) {
      isDecided = status === 200;
      return Response.json(isDecided ? {} : { code: 'UNAVAILABLE' }, { status });
    }
    return Response.json(isDecided ? { code, waiting: [] } : room);
  });
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: 60_000 } } });
  const { queryKey } = read('waitingRoom.list', { params: { meetingId: frame.meetingId } });
  client.setQueryData(queryKey, room);
  render(
    <QueryClientProvider client={client}>
      <WaitingRoomCard />
    </QueryClientProvider>,
    {
      wrapper: aView({
        may: new Set(['waitingRoom.manage']),
        state: { ...initialLiveState, frame, phase: 'running' },
      }),
    },
  );
  fireEvent.click(screen.getByRole('button', { name: 'Từ chối Lê Thị Báo' }));
}

test.each([
  [true, 'Đã từ chối Lê Thị Báo. Khách có thể xin vào lại bằng mã cuộc họp.'],
  [false, 'Đã từ chối Lê Thị Báo.'],
])(
  'who refused a guest reads whom, and that they may ask again while the code is on (%s)',
  async (isOn, words) => {
    show({ isOn, status: 200 });
    await screen.findByText('Chưa có ai chờ vào họp.');
    expect(screen.getByRole('status').textContent).toBe(words);
  },
);

test('nothing is said to be done that was not', async () => {
  show({ isOn: true, status: 503 });
  await screen.findByRole('alert');
  expect(screen.getByRole('status').textContent).toBe('');
  expect(screen.getByRole('button', { name: 'Từ chối Lê Thị Báo' })).toBeTruthy();
});
