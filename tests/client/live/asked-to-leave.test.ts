import { describe, expect, test, vi } from 'vitest';
import { LiveStore } from '#client/live/live-store.ts';
import type { UserId } from '#contract/ids.ts';
import type { LiveEvent } from '#contract/live/events.ts';
import { entered, meetingId, self, welcome } from './entered-store.ts';
import { fakeLine } from './fake-line.ts';

describe('who is asked to leave', () => {
  const removed: LiveEvent = {
    seq: 1,
    at: '2026-11-22T02:00:00.000Z',
    actorId: 'chair' as UserId,
    type: 'participant.removed',
    userId: self,
  };
  const out = { code: 'FORBIDDEN', reason: 'removed' } as const;

  test('hears so, asks now and then, and is back as soon as the chair says', async () => {
    vi.useFakeTimers();
    const { fake, kind, events } = await entered();
    await events([removed]);
    expect(kind()).toBe('removed');
    await vi.advanceTimersByTimeAsync(4_000);
    await fake.next('enter').refuse(out);
    expect(kind()).toBe('removed');
    await vi.advanceTimersByTimeAsync(4_000);
    await fake.next('enter').answer(welcome());
    expect(kind()).toBe('live');
    vi.useRealTimers();
  });

  test('is told at the door too, and of others there is no need to go', async () => {
    const fake = fakeLine();
    const store = new LiveStore(fake.line, meetingId);
    await fake.connect();
    await fake.next('enter').refuse(out);
    expect(store.getSnapshot().connection).toEqual({ kind: 'removed' });
    store.close();
    const other = await entered();
    await other.events([{ ...removed, userId: 'other' as UserId }]);
    expect(other.kind()).toBe('live');
  });
});
