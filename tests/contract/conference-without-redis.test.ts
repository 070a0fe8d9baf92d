import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openRedisStore } from '#media/node/redis-store.ts';
import { createConferenceOwners } from '#server/cluster/conference-owners.ts';
import { openRedisBus } from '#server/cluster/redis-bus.ts';
import { createHolderCalls } from '#server/realtime/holder-calls.ts';
import { createSharedMediaGateway } from '#server/realtime/shared-media-gateway.ts';
import { aFakeConference, type FakeDevice } from '#tests/support/a-fake-conference.ts';
import { aFrame, aParticipant } from '#tests/support/a-frame.ts';
import { aRedis, type TestRedis } from '#tests/support/a-redis.ts';

const chair = aParticipant(['chair', 'votingMember']);
const stays = aParticipant(['delegate']);
const goes = aParticipant(['delegate']);
const frame = aFrame({ participants: [chair, stays, goes] });
const quiet = { info: () => {}, warn: () => {}, error: () => {} };

type Process = Awaited<ReturnType<typeof aProcess>>;
let redis: TestRedis;
let holder: Process;
let other: Process;

/** What a server process has of conferences: its own ones, and the way to those that another holds. */
async function aProcess() {
  const lines: string[] = [];
  const written = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) });
  const scripts = await openRedisStore(redis.url, quiet);
  const bus = await openRedisBus(redis.url, written);
  const owners = createConferenceOwners({ scripts, bus, log: written });
  const calls = createHolderCalls({ owners, bus, log: written });
  const fake = aFakeConference(frame, { graceMs: 100, mostMs: 200 });
  owners.serve(fake.conference);
  const gateway = createSharedMediaGateway({ local: fake.gateway, calls, bus });
  return {
    bus,
    fake,
    log: () => lines.join(''),
    async joins(device: FakeDevice) {
      const input = { companion: false };
      const answer = await gateway.handle(device.connection, 'media.join', input);
      return (answer as { peerId: string }).peerId;
    },
    disconnects(device: FakeDevice) {
      device.disconnects();
      gateway.dropped(device.connection.id);
    },
    async close() {
      gateway.close();
      calls.close();
      await owners.close();
      await bus.close();
      await scripts.close();
    },
  };
}

beforeAll(async () => {
  redis = await aRedis();
  holder = await aProcess();
  other = await aProcess();
});

afterAll(async () => {
  await other?.close();
  await holder?.close();
  await redis?.close();
});

const eventually = <T>(read: () => T) => expect.poll(read, { timeout: 20_000 });

it('loses nobody but who went while Redis was away', async () => {
  const atHolder = holder.fake.device(chair.userId);
  await holder.joins(atHolder);
  const staying = other.fake.device(stays.userId);
  const going = other.fake.device(goes.userId);
  const place = await other.joins(staying);
  await other.joins(going);
  const present = async () =>
    (await atHolder.ask('media.look')).peers.map(({ userId }) => userId).toSorted();
  expect(await present()).toEqual([chair.userId, stays.userId, goes.userId].toSorted());
  const back = redis.restart(1_500);
  await eventually(() => other.log()).toContain('bus: Redis is away');
  other.disconnects(going);
  await back;
  await eventually(() => staying.notices.map(({ type }) => type)).toContain('restarted');
  await eventually(present).toEqual([chair.userId, stays.userId].toSorted());
  // It joins again as it was told, and is who it was.
  await eventually(() => other.joins(staying).catch(() => null)).toBe(place);
  expect(going.notices.map(({ type }) => type)).not.toContain('restarted');
});
