// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import { ApiError } from '#client/api/api-error.ts';
import { call } from '#client/api/call.ts';
import { useSeating } from '#client/features/seat-map/use-seating.ts';
import type { Meeting } from '#contract/http/meetings.ts';
import type { PreparedSeating } from '#contract/http/seating.ts';
import { layOut } from '#contract/seating/layouts.ts';
import { aParticipant, aSite } from '#tests/support/a-frame.ts';

vi.mock('#client/api/call.ts', () => ({ call: vi.fn() }));
const send = vi.mocked(call);
const site = aSite({ isCentral: true });
const { siteId } = site;
const person = aParticipant(['delegate']);
const meeting = {
  meetingId: 'm',
  siteIds: [siteId],
  sites: [site],
  participants: [person],
  may: ['seating.edit'],
} as unknown as Meeting;
const small = layOut({ layout: 'u', head: 2, seatsPerSide: 2 });
const large = layOut({ layout: 'u', head: 2, seatsPerSide: 5 });

const stored = (version: number, map = small): PreparedSeating[] => [
  { siteId, version, map, places: [], usual: null },
];
const draft = { map: large, places: [], keepsForRoom: true };
const stale = (current: PreparedSeating[]) =>
  new ApiError({ code: 'STALE_VERSION', reason: 'seating-changed', current });
const saves = () =>
  send.mock.calls.flatMap(([name, input]) =>
    name === 'seating.save' ? [(input as { body: { version: number } }).body.version] : [],
  );

beforeEach(() => void send.mockReset());

async function aDesk() {
  const client = new QueryClient();
  const { result } = renderHook(() => useSeating(meeting, true), {
    wrapper: ({ children }) => (
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
    ),
  });
  await vi.waitFor(() => expect(result.current.rooms).not.toBeNull());
  return result;
}

it('keeps what somebody changed when another was quicker, and saves it over that when told so', async () => {
  send.mockResolvedValueOnce(stored(3) as never);
  const desk = await aDesk();
  act(() => desk.current.change(siteId, draft));
  send.mockRejectedValueOnce(stale(stored(4)));
  await act(() => desk.current.save(siteId));
  expect(desk.current.saving).toEqual({ kind: 'conflict', siteId });
  expect(desk.current.draftOf(siteId)?.map).toEqual(large);
  send.mockResolvedValueOnce(stored(5, large) as never);
  await act(async () => desk.current.settle(siteId, true));
  await vi.waitFor(() => expect(desk.current.dirty).toBe(false));
  expect(saves()).toEqual([3, 4]);
});

it('takes the other’s map instead, when told so', async () => {
  send.mockResolvedValueOnce(stored(3) as never);
  const desk = await aDesk();
  act(() => desk.current.change(siteId, draft));
  send.mockRejectedValueOnce(stale(stored(4)));
  await act(() => desk.current.save(siteId));
  act(() => void desk.current.settle(siteId, false));
  expect(desk.current.draftOf(siteId)?.map).toEqual(small);
  expect(desk.current.dirty).toBe(false);
  expect(saves()).toEqual([3]);
});

it('has nothing to save once everything is undone', async () => {
  send.mockResolvedValueOnce(stored(3) as never);
  const desk = await aDesk();
  act(() => desk.current.change(siteId, draft));
  act(() => desk.current.change(siteId, { ...draft, keepsForRoom: false }));
  act(() => desk.current.undo(siteId));
  expect(desk.current.draftOf(siteId)).toMatchObject({ keepsForRoom: true, map: large });
  act(() => desk.current.undo(siteId));
  expect(desk.current.dirty).toBe(false);
  expect(desk.current.draftOf(siteId)?.map).toEqual(small);
});
