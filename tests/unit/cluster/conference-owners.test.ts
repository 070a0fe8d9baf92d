import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { MeetingId } from '#contract/ids.ts';
import { createConferenceOwners } from '#server/cluster/conference-owners.ts';
import type { Bus } from '#server/services/ports/bus.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const LEASE_MS = 15_000;
const meetingId = MeetingId.parse(randomUUID());
const bus: Bus = {
  processId: 'this',
  tell: () => {},
  on: () => () => {},
  onNews: () => () => {},
  isGone: () => false,
};

/** The owners over a Redis that grants every lease and answers renewals when a test says so. */
function aSlowRedis() {
  const renewals: PromiseWithResolvers<unknown>[] = [];
  const handedOver: MeetingId[] = [];
  const owners = createConferenceOwners({
    scripts: {
      run(script) {
        // What takes a lease answers with its owner, what renews it with 0 or 1.
        if (!script.includes('return 0')) return Promise.resolve('this');
        const renewal = Promise.withResolvers<unknown>();
        renewals.push(renewal);
        return renewal.promise;
      },
    },
    bus,
    log: pino({ enabled: false }),
  });
  owners.serve({ isOpen: () => true, handOver: (id) => handedOver.push(id) });
  return { owners, renewals, handedOver };
}

test.each([
  ['fails late', (renewal: PromiseWithResolvers<unknown>) => renewal.reject(new Error('late'))],
  ['finds another holder', (renewal: PromiseWithResolvers<unknown>) => renewal.resolve(0)],
])('a renewal that %s ends no conference that was taken anew since', async (_, ends) => {
  const { owners, renewals, handedOver } = aSlowRedis();
  await owners.ownerOf(meetingId);
  await vi.advanceTimersByTimeAsync(LEASE_MS + 100);
  expect(owners.isMine(meetingId)).toBe(false);
  expect(await owners.ownerOf(meetingId)).toBe('this');
  const [old] = renewals;
  if (!old) throw new Error('never renewed');
  ends(old);
  await vi.advanceTimersByTimeAsync(0);
  expect(owners.isMine(meetingId)).toBe(true);
  expect(handedOver).toEqual([]);
  await owners.close();
});

test('a lease is asked for once at a time, however long Redis takes', async () => {
  const { owners, renewals } = aSlowRedis();
  await owners.ownerOf(meetingId);
  await vi.advanceTimersByTimeAsync(5_500);
  expect(renewals).toHaveLength(1);
  renewals[0]?.resolve(1);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(renewals).toHaveLength(2);
  await owners.close();
});

test('a conference whose lease ran out unrenewed is handed over', async () => {
  const { owners, renewals, handedOver } = aSlowRedis();
  await owners.ownerOf(meetingId);
  await vi.advanceTimersByTimeAsync(LEASE_MS + 100);
  renewals[0]?.reject(new Error('late'));
  await vi.advanceTimersByTimeAsync(0);
  expect(handedOver).toEqual([meetingId]);
  await owners.close();
});
