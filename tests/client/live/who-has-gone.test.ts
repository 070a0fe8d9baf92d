import { expect, test } from 'vitest';
import { groupTurnout } from '#client/features/ballots/turnout.ts';
import { LiveStore } from '#client/live/live-store.ts';
import type { Gone, Presence, Welcome } from '#contract/live/wire.ts';
import { aFrame, aUserId } from '#tests/support/a-frame.ts';
import { fakeLine } from './fake-line.ts';

const { meetingId } = aFrame();
const [chair, voter, other] = [aUserId(), aUserId(), aUserId()];
const at = '2026-11-22T02:00:10.000Z';
const here = (...users: (typeof chair)[]): Presence =>
  users.map((userId) => ({ userId, connections: 1 }));

const welcome = (presence: Presence, gone: Gone = []): Welcome => ({
  selfId: chair,
  may: [],
  serverTime: at,
  catchUp: { kind: 'events', events: [] },
  presence,
  gone,
});

/** The chair's page, just loaded. */
async function loaded(presence: Presence, gone?: Gone) {
  const fake = fakeLine();
  const store = new LiveStore(fake.line, meetingId, {
    newId: () => 'id',
    now: () => Date.parse('2026-11-22T02:00:00.000Z'),
  });
  await fake.connect();
  await fake.next('enter').answer(welcome(presence, gone));
  const turnout = () => {
    const { presence: connected, goneSince } = store.getSnapshot();
    const voters = [chair, voter, other];
    return groupTurnout({ voters }, { received: new Set(), connected, gone: goneSince });
  };
  return { fake, turnout, goneSince: () => [...store.getSnapshot().goneSince] };
}

test('a page that was loaded after a voter’s line broke knows that it broke', async () => {
  const since = '2026-11-22T01:59:00.000Z';
  const { turnout, goneSince } = await loaded(here(chair), [{ userId: voter, since }]);
  expect(turnout()).toEqual({ lost: [voter], waiting: [chair], away: [other], received: [] });
  expect(goneSince()).toEqual([[voter, Date.parse(since)]]);
});

test('who goes is noted by the server’s clock, and who comes back is not gone', async () => {
  const { fake, turnout, goneSince } = await loaded(here(chair, voter));
  await fake.send('presence', { meetingId, presence: here(chair) });
  expect(goneSince()).toEqual([[voter, Date.parse(at)]]);
  await fake.send('presence', { meetingId, presence: here(chair, voter) });
  expect(goneSince()).toEqual([]);
  expect(turnout().lost).toEqual([]);
});

test('a server that starts anew and remembers nobody takes back nothing that was seen', async () => {
  const { fake, turnout } = await loaded(here(chair, other), [{ userId: voter, since: at }]);
  await fake.lose();
  await fake.connect();
  await fake.next('enter').answer(welcome(here(chair)));
  expect(turnout().lost).toEqual([voter, other]);
});
