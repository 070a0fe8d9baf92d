import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MediaWay } from '#contract/http/media-ways.ts';
import type { MediaNotice } from '#contract/media/wire.ts';
import { FakeEngine } from '#media/fake/fake-engine.ts';
import { routerRtpCapabilities } from '#media/mediasoup/codecs.ts';
import { type Running, start } from '#server/main.ts';
import { readSettings } from '#server/settings.ts';
import { aRunningMeeting, type RunningMeeting } from '#tests/media/support/a-running-meeting.ts';
import { aConferenceSocket } from '#tests/support/a-conference-socket.ts';
import { aMachine } from '#tests/support/a-machine.ts';
import { aRedis, type TestRedis } from '#tests/support/a-redis.ts';
import { type Browser, useServer } from '#tests/support/use-server.ts';
import { offerText } from '#tests/unit/media/offers.ts';

const shared: Record<string, string> = {};
let redis: TestRedis;
beforeAll(async () => {
  redis = await aRedis();
  shared.REDIS_URL = redis.url;
});

/** Holds the conference: the chair joins here first. */
const one = useServer(shared);
let other: Running;
let meeting: RunningMeeting;
const told: MediaNotice[] = [];

beforeAll(async () => {
  const engine = new FakeEngine();
  for (const { rtpCapabilities } of [one.engine, engine])
    Object.assign(rtpCapabilities, routerRtpCapabilities());
  const own = { DATABASE_URL: one.database.url, DATA_DIR: one.dataDir, PORT: '0', DEMO: '0' };
  other = await start(readSettings({ LOG_LEVEL: 'silent', ...own, ...shared }), { engine });
  meeting = await aRunningMeeting(one);
  meeting.line.socket.on('media', ({ notice }) => told.push(notice));
  await meeting.line.ask(meeting.meetingId, 'media.join', { companion: false });
});

afterAll(async () => {
  meeting?.line.socket.close();
  await other?.close();
  await redis?.close();
});

const eventually = <T>(read: () => T) => expect.poll(read, { timeout: 20_000 });

/** Asks the other server as the chair's browser does. */
function atOther(method: string, path: string, body?: unknown): Promise<Response> {
  return fetch(other.url + path, {
    method,
    headers: {
      origin: other.url,
      cookie: meeting.chair.cookie,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

const ways = () => `/api/meetings/${meeting.meetingId}/media-ways`;

async function listed(wayId: string): Promise<MediaWay | undefined> {
  const answer = await atOther('GET', ways());
  const { ways: all } = (await answer.json()) as { ways: MediaWay[] };
  return all.find((way) => way.wayId === wayId);
}

describe('equipment whose conference another server holds', () => {
  let way: { wayId: string; token: string };
  let sessionPath = '';

  const hangUp = () =>
    fetch(other.url + sessionPath, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${way.token}` },
    });
  const left = () =>
    told.filter((n) => n.type === 'peerLeft').length ===
    told.filter((n) => n.type === 'peerJoined').length;

  beforeEach(async () => {
    way = await meeting.way();
    const answer = await fetch(`${other.url}/whip`, {
      method: 'POST',
      headers: { authorization: `Bearer ${way.token}`, 'content-type': 'application/sdp' },
      body: offerText('aiortc-publish'),
    });
    expect(answer.status).toBe(201);
    sessionPath = answer.headers.get('location') ?? '';
    await eventually(left).toBe(false);
  });

  it('shows as connected', async () => {
    expect((await listed(way.wayId))?.connection).toMatchObject({
      sources: ['microphone', 'camera'],
      isMuted: false,
    });
    expect((await hangUp()).status).toBe(200);
    expect((await listed(way.wayId))?.connection).toBeNull();
    await eventually(left).toBe(true);
  });

  it('is muted, heard again and taken out from here', async () => {
    const mute = (isMuted: boolean) => atOther('PUT', `${ways()}/${way.wayId}/mute`, { isMuted });
    for (const isMuted of [true, false]) {
      expect((await mute(isMuted)).status).toBe(200);
      expect((await listed(way.wayId))?.connection?.isMuted).toBe(isMuted);
    }
    expect((await atOther('DELETE', `${ways()}/${way.wayId}/connection`)).status).toBe(200);
    await eventually(left).toBe(true);
    expect((await hangUp()).status).toBe(404);
    const gone = await mute(true);
    expect([gone.status, await gone.json()]).toMatchObject([409, { reason: 'equipment-away' }]);
  });

  it('ends at once when its way is revoked here', async () => {
    expect((await atOther('DELETE', `${ways()}/${way.wayId}`)).status).toBe(200);
    await eventually(left).toBe(true);
    expect((await listed(way.wayId))?.connection).toBeNull();
    expect((await hangUp()).status).toBe(401);
  });
});

describe('a machine of a room that another server revokes', () => {
  let clerk: Browser;
  beforeAll(async () => {
    const { account, communeId } = meeting.district;
    await account('xa.thuky', ['secretary'], { unitId: communeId });
    clerk = await one.signIn('xa.thuky');
  });

  /** Pairs a machine and connects it here. */
  async function aConnectedMachine() {
    const machine = aMachine(one);
    const code = await machine.ask();
    const body = { code, siteId: meeting.district.communeSiteId, name: 'Máy phòng họp' };
    const paired = await clerk.send('POST', '/api/devices', body);
    const { siteDeviceId } = (await paired.json()) as { siteDeviceId: string };
    expect(await machine.pulse()).toMatchObject({ state: 'paired' });
    const { socket } = await aConferenceSocket(one.url, machine.cookie);
    return { machine, socket, siteDeviceId };
  }

  it('loses its connection at once', async () => {
    const { machine, socket, siteDeviceId } = await aConnectedMachine();
    const revoked = await fetch(`${other.url}/api/devices/${siteDeviceId}`, {
      method: 'DELETE',
      headers: { origin: other.url, cookie: clerk.cookie },
    });
    expect(revoked.status).toBe(200);
    await eventually(() => socket.connected).toBe(false);
    expect(await machine.pulse()).toEqual({ state: 'unpaired' });
  });

  it('loses it as soon as Redis is back, when the word of it was lost with Redis', async () => {
    const { socket, siteDeviceId } = await aConnectedMachine();
    const { siteDevice } = one.database.prisma;
    await siteDevice.update({ where: { id: siteDeviceId }, data: { revokedAt: new Date() } });
    await redis.restart();
    await eventually(() => socket.connected).toBe(false);
  });
});
