import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { UserId } from '#contract/ids.ts';
import { evolve } from '#contract/live/evolve.ts';
import { initialLiveState, type LiveState } from '#contract/live/state.ts';
import { SYSTEM_ID } from '#server/domain/actor.ts';
import { createGuestWatch, GUEST_GONE_MS } from '#server/realtime/guest-watch.ts';
import { createListeners } from '#server/services/listeners.ts';
import type { LiveMeetingService } from '#server/services/live-meeting-service.ts';
import type { BusNews } from '#server/services/ports/bus.ts';
import { aFrame, aParticipant } from '#tests/support/a-frame.ts';

const chair = aParticipant(['chair', 'votingMember']);
const guest = aParticipant(['guest'], { isLetIn: true });
const frame = aFrame({ participants: [chair, guest] });
const { meetingId } = frame;

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-03-08T01:00:00.000Z') });
});
afterEach(() => vi.useRealTimers());

/** A meeting in memory, and a watch over who is connected to it. */
function aWatch() {
  let state: LiveState = { ...initialLiveState, frame, phase: 'running' };
  const record = vi.fn<LiveMeetingService['record']>(async (_, decide) => {
    const at = new Date().toISOString();
    for (const fact of decide(state))
      state = evolve(state, { seq: state.seq + 1, at, actorId: SYSTEM_ID, ...fact });
  });
  const connected = new Set<UserId>();
  const presence = {
    meetings: () => [meetingId],
    of: () => [...connected].map((userId) => ({ userId, connections: 1 })),
  };
  const news = createListeners<[BusNews]>();
  const open = () =>
    createGuestWatch({
      live: { peek: () => state, record },
      presence,
      bus: { onNews: news.add },
      log: { error: vi.fn() },
    });
  const enter = (watch: ReturnType<typeof open>, userId: UserId) => {
    connected.add(userId);
    watch.entered(meetingId, userId);
  };
  return { open, enter, connected, record, news, of: (userId: UserId) => state.attendance[userId] };
}

it('a guest who is gone for a minute has left as of when they were missed, and is here again when back', async () => {
  const { open, enter, connected, of } = aWatch();
  const watch = open();
  enter(watch, guest.userId);
  expect(of(guest.userId)?.status).toBe('present');
  connected.clear();
  await vi.advanceTimersByTimeAsync(GUEST_GONE_MS);
  expect(of(guest.userId)?.status).toBe('present');
  await vi.advanceTimersByTimeAsync(15_000);
  expect(of(guest.userId)).toMatchObject({ status: 'left', at: '2026-03-08T01:00:15.000Z' });
  enter(watch, guest.userId);
  expect(of(guest.userId)).toMatchObject({
    status: 'present',
    arrivedAt: '2026-03-08T01:00:00.000Z',
  });
  watch.close();
});

it('a line that is back within the minute leaves no trace', async () => {
  const { open, enter, connected, of, record } = aWatch();
  const watch = open();
  enter(watch, guest.userId);
  for (let times = 0; times < 5; times++) {
    connected.clear();
    await vi.advanceTimersByTimeAsync(30_000);
    enter(watch, guest.userId);
    await vi.advanceTimersByTimeAsync(15_000);
  }
  expect(of(guest.userId)?.status).toBe('present');
  expect(record).toHaveBeenCalledTimes(1);
  watch.close();
});

it('after a restart a guest who does not come back has gone', async () => {
  const { open, enter, connected, of } = aWatch();
  const first = open();
  enter(first, guest.userId);
  first.close();
  connected.clear();
  const second = open();
  await vi.advanceTimersByTimeAsync(GUEST_GONE_MS + 15_000);
  expect(of(guest.userId)?.status).toBe('left');
  second.close();
});

it('nobody who was invited comes or goes by a line', async () => {
  const { open, enter, connected, record } = aWatch();
  const watch = open();
  enter(watch, chair.userId);
  connected.clear();
  await vi.advanceTimersByTimeAsync(GUEST_GONE_MS * 2);
  expect(record).not.toHaveBeenCalled();
  watch.close();
});

it('a guest of whom was not heard while the bus was away is here again once it is back', async () => {
  const { open, enter, connected, of, news } = aWatch();
  const watch = open();
  enter(watch, guest.userId);
  connected.clear();
  await vi.advanceTimersByTimeAsync(GUEST_GONE_MS + 15_000);
  connected.add(guest.userId);
  news.tell({ now: 'lost', processId: 'other' });
  expect(of(guest.userId)?.status).toBe('left');
  news.tell({ now: 'reconnected' });
  expect(of(guest.userId)?.status).toBe('present');
  watch.close();
});
