import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MeetingId, UserId } from '#contract/ids.ts';
import type { CommandName } from '#contract/live/commands.ts';
import type { LiveEvent } from '#contract/live/events.ts';
import type { Presence, ServerSignal } from '#contract/live/wire.ts';
import type { MediaNotice } from '#contract/media/wire.ts';
import { readJournal } from '#media/recording/journal.ts';
import { aMediaNode, type MediaNode, NODE_SECRET } from '#tests/media/support/media-nodes.ts';
import { opusParameters } from '#tests/media/support/rtp-parameters.ts';
import { aConferenceSocket, type ConferenceSocket } from '#tests/support/a-conference-socket.ts';
import { aDistrict, PASSWORD } from '#tests/support/a-district.ts';
import { aRedis, type TestRedis } from '#tests/support/a-redis.ts';
import { freePort } from '#tests/support/free-port.ts';
import { type ServerProcess, startServerProcess } from '#tests/support/server-process.ts';
import { useDatabase } from '#tests/support/use-database.ts';

const database = useDatabase();
const dataDir = mkdtempSync(join(tmpdir(), 'nghi-su-two-'));
const ACCOUNTS = ['chutri', 'thuky', 'binhhoa.1', 'binhhoa.2'] as const;
type Who = (typeof ACCOUNTS)[number];

let redis: TestRedis;
let node: MediaNode;
let one: ServerProcess;
let other: ServerProcess;
let meetingId: MeetingId;
const userIds = new Map<Who, UserId>();
const cookies = new Map<Who, string>();
const open: Device[] = [];

/** A device at one of the servers, and all that it was told. */
type Device = ConferenceSocket & {
  at: ServerProcess;
  who: Who;
  events: LiveEvent[];
  presence: Presence;
  signals: ServerSignal[];
  notices: MediaNotice[];
};

const startServer = async () =>
  startServerProcess({
    PORT: String(await freePort()),
    DATA_DIR: dataDir,
    DATABASE_URL: database.url,
    REDIS_URL: redis.url,
    MEDIA_NODES: 'redis',
    MEDIA_NODE_SECRET: NODE_SECRET,
    LOG_LEVEL: 'warn',
  });

beforeAll(async () => {
  redis = await aRedis();
  node = await aMediaNode(redis.url);
  [one, other] = await Promise.all([startServer(), startServer()]);
  const district = await aDistrict(database.prisma);
  for (const who of ACCOUNTS) userIds.set(who, await district.account(who));
  const idOf = (who: Who) => userIds.get(who) as UserId;
  meetingId = await district.meeting(
    { chairId: idOf('chutri'), secretaryId: idOf('thuky') },
    {
      participants: {
        create: [
          { accountId: idOf('chutri'), roles: ['chair', 'votingMember'] },
          { accountId: idOf('thuky'), roles: ['secretary'] },
          { accountId: idOf('binhhoa.1'), roles: ['votingMember'] },
          { accountId: idOf('binhhoa.2'), roles: ['votingMember'] },
        ],
      },
    },
  );
  for (const who of ACCOUNTS) {
    const answer = await send(one, '', 'POST', '/api/session', {
      username: who,
      password: PASSWORD,
    });
    cookies.set(who, answer.headers.getSetCookie()[0]?.split(';')[0] ?? '');
  }
  const path = `/api/meetings/${meetingId}/release`;
  const released = await send(one, cookies.get('thuky') ?? '', 'POST', path, { version: 1 });
  if (!released.ok) throw new Error(await released.text());
}, 150_000);

afterAll(async () => {
  for (const { socket } of open) socket.disconnect();
  // A frozen one would not hear that it is to end.
  for (const server of [one, other]) server?.process.kill('SIGCONT');
  await Promise.all([one?.stop(), other?.stop()]);
  await node?.kill();
  await redis?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

function send(
  at: ServerProcess,
  cookie: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<Response> {
  return fetch(at.url + path, {
    method,
    headers: {
      origin: at.url,
      ...(cookie ? { cookie } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

async function device(at: ServerProcess, who: Who): Promise<Device> {
  const socket = await aConferenceSocket(at.url, cookies.get(who) ?? '');
  const nothing = { events: [], presence: [], signals: [], notices: [] };
  const made: Device = { ...socket, at, who, ...nothing };
  socket.socket.on('events', ({ events }) => made.events.push(...events));
  socket.socket.on('presence', ({ presence }) => {
    made.presence = presence;
  });
  socket.socket.on('signal', ({ signal }) => made.signals.push(signal));
  socket.socket.on('media', ({ notice }) => made.notices.push(notice));
  const welcome = await socket.enter(meetingId);
  if (!welcome.ok) throw new Error(JSON.stringify(welcome));
  made.presence = welcome.value.presence;
  open.push(made);
  return made;
}

async function does(by: Device, name: CommandName, input: object): Promise<string> {
  const commandId = randomUUID();
  const answer = await by.socket
    .timeout(10_000)
    .emitWithAck('command', { meetingId, commandId, name, input } as never);
  expect(answer).toMatchObject({ ok: true });
  return commandId;
}

const eventually = <T>(read: () => T) => expect.poll(read, { timeout: 25_000 });
const types = (of: Device) => of.events.map((event) => event.type);
const here = (of: Device) => of.presence.map(({ userId }) => userId).toSorted();

const metricsOf = async (at: ServerProcess) => (await send(at, '', 'GET', '/metrics')).text();
const joins = (by: Device) => by.outcome(meetingId, 'media.join', { companion: false });

/** The servers that wrote files of the recording, in the order of their first. */
async function writers(): Promise<number[]> {
  const lines = await readJournal(join(dataDir, 'recordings', meetingId));
  return [...new Set(lines.flatMap((line) => (line.type === 'opened' ? [line.server] : [])))];
}

async function speaks(by: Device, ssrc: number): Promise<string> {
  const { send: sending } = await by.ask(meetingId, 'media.join', { companion: false });
  const { producerId } = await by.ask(meetingId, 'media.produce', {
    transportId: sending?.id ?? '',
    source: 'microphone',
    rtpParameters: opusParameters(ssrc),
  });
  return producerId;
}

describe('two server processes', () => {
  let chair: Device;
  let delegate: Device;
  let chairAgain: Device;
  let ballotId = '';

  it('show each other who is there', async () => {
    chair = await device(one, 'chutri');
    delegate = await device(other, 'binhhoa.1');
    const both = [userIds.get('chutri'), userIds.get('binhhoa.1')].toSorted();
    await eventually(() => here(chair)).toEqual(both);
    await eventually(() => here(delegate)).toEqual(both);
  });

  it('carry one stream: what happens at one is told at the other, once and in order', async () => {
    await does(chair, 'meeting.start', { reason: 'Chủ trì quyết định họp' });
    await eventually(() => types(delegate)).toContain('meeting.started');
    const asked = await does(delegate, 'speakers.request', { itemId: null, subject: 'Đường xã' });
    await eventually(() => types(chair).length).toBeGreaterThan(1);
    await does(chair, 'speakers.call', { requestId: asked });
    await Promise.all([
      ...Array.from({ length: 10 }, (_, n) => does(chair, 'chat.send', { text: `a ${n}` })),
      ...Array.from({ length: 10 }, (_, n) => does(delegate, 'chat.send', { text: `b ${n}` })),
    ]);
    for (const one of [chair, delegate]) {
      const first = one.events[0]?.seq ?? 0;
      await eventually(() => types(one).filter((type) => type === 'chat.sent')).toHaveLength(20);
      expect(one.events.map(({ seq }) => seq)).toEqual(one.events.map((_, n) => first + n));
    }
  });

  it('count the ballots that come in at either', async () => {
    ballotId = await does(chair, 'ballot.open', {
      itemId: null,
      question: 'Thông qua?',
      seconds: null,
    });
    await eventually(() => types(delegate)).toContain('ballot.opened');
    const path = `/api/meetings/${meetingId}/ballots/${ballotId}/vote`;
    const vote = { choice: 'for' };
    const cast = await send(other, cookies.get('binhhoa.1') ?? '', 'POST', path, vote);
    expect(cast.status).toBe(200);
    await eventually(() => chair.signals).toContainEqual({
      type: 'ballotReceived',
      ballotId,
      received: 1,
    });
    const again = await send(one, cookies.get('binhhoa.1') ?? '', 'POST', path, vote);
    expect(await again.json()).toEqual(await cast.json());
  });

  it('share one conference: a mute by the chair at one stops the microphone at the other', async () => {
    await chair.ask(meetingId, 'media.join', { companion: false });
    const producerId = await speaks(delegate, 7001);
    const heard = () =>
      chair.notices.some((n) => n.type === 'producerAdded' && n.producer.producerId === producerId);
    await eventually(heard).toBe(true);
    await does(chair, 'microphone.mute', { userId: userIds.get('binhhoa.1') });
    await eventually(() =>
      delegate.notices.some((n) => n.type === 'producerChanged' && n.producer.mutedByServer),
    ).toBe(true);
    await delegate.ask(meetingId, 'media.resume', { producerId });
    expect(await chair.outcome(meetingId, 'media.pause', { producerId })).toBe('NOT_FOUND media');
  });

  it('end a session everywhere', async () => {
    const secretary = await device(one, 'thuky');
    const out = send(other, cookies.get('thuky') ?? '', 'DELETE', '/api/session');
    expect((await out).ok).toBe(true);
    await eventually(() => secretary.socket.connected).toBe(false);
  });

  it('record the meeting where its conference is held, and there alone', async () => {
    await does(chair, 'recording.start', {});
    await eventually(() => writers()).toEqual([one.process.pid]);
  });

  it('go on when the one that holds the conference is killed: its people come back at the other', async () => {
    const voter = await device(other, 'binhhoa.2');
    const hand = await does(voter, 'speakers.request', { itemId: null, subject: 'Cầu' });
    // The chair joined first: the chair's server holds the conference.
    await one.kill();
    await eventually(() => delegate.notices.some((n) => n.type === 'restarted')).toBe(true);
    const back = await device(other, 'chutri');
    await eventually(() => joins(delegate)).toBe('done');
    await speaks(delegate, 7002);
    await eventually(() => writers()).toEqual([one.process.pid, other.process.pid]);
    const { peers } = await back.ask(meetingId, 'media.join', { companion: false });
    expect(peers.map(({ userId }) => userId)).toContain(userIds.get('binhhoa.1'));
    await eventually(() => here(back).length).toBe(3);
    const welcome = await back.enter(meetingId);
    if (!welcome.ok || welcome.value.catchUp.kind !== 'snapshot') throw new Error('no state');
    const { state } = welcome.value.catchUp;
    expect(state.floor?.userId).toBe(userIds.get('binhhoa.1'));
    expect(state.waiting.map(({ requestId }) => requestId)).toContain(hand);
    expect(state.openBallot?.ballotId).toBe(ballotId);
    const path = `/api/meetings/${meetingId}/ballots/${ballotId}/vote`;
    const receipt = await send(other, cookies.get('binhhoa.1') ?? '', 'GET', path);
    expect(await receipt.json()).toMatchObject({ ballotId, choice: 'for' });
    await does(back, 'ballot.close', { ballotId });
    await eventually(() => types(delegate)).toContain('ballot.counted');
  });

  it('go on when Redis is restarted empty', async () => {
    one = await startServer();
    chairAgain = await device(one, 'chutri');
    await redis.restart(1_000);
    await does(chairAgain, 'chat.send', { text: 'Redis đã mất hết' });
    await eventually(() =>
      delegate.events.some((e) => e.type === 'chat.sent' && e.text === 'Redis đã mất hết'),
    ).toBe(true);
    await eventually(() => joins(chairAgain)).toBe('done');
    await eventually(() => here(chairAgain)).toEqual(here(delegate));
    expect(here(chairAgain)).toHaveLength(3);
  });

  it('go on when the one that holds the conference is frozen, which holds nothing when it wakes up', async () => {
    await eventually(() => joins(delegate)).toBe('done');
    const isHolder = async (at: ServerProcess) =>
      /media_node_own_rooms\{.*\} 1/.test(await metricsOf(at));
    const [awake, asleep] = (await isHolder(one)) ? [delegate, chairAgain] : [chairAgain, delegate];
    const restarts = () => awake.notices.filter((n) => n.type === 'restarted').length;
    const before = restarts();
    asleep.at.process.kill('SIGSTOP');
    await eventually(restarts).toBeGreaterThan(before);
    await eventually(() => joins(awake)).toBe('done');
    asleep.at.process.kill('SIGCONT');
    const again = await device(asleep.at, asleep.who);
    await eventually(async () => {
      if ((await joins(again)) !== 'done') return [];
      const { peers } = await again.ask(meetingId, 'media.join', { companion: false });
      return peers.map(({ userId }) => userId);
    }).toContain(userIds.get(awake.who));
    await eventually(() => metricsOf(one)).toContain(`media_node_rooms{node="${node.nodeId}"} 1\n`);
  });
});
