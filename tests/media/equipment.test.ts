import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { MediaWay, NewMediaWay } from '#contract/http/media-ways.ts';
import { useServer } from '#tests/support/use-server.ts';
import { runningWorkers } from './support/a-conference.ts';
import { aRunningMeeting, type RunningMeeting } from './support/a-running-meeting.ts';
import {
  aiortc,
  endOtherPrograms,
  gstreamer,
  hasAiortc,
  hasGStreamer,
  type OtherProgram,
} from './support/other-programs.ts';
import { eventually } from './support/site.ts';

if (!hasAiortc)
  console.warn(
    'NOT TESTED: WHIP and WHEP with another program. python3-aiortc is not installed (npm test installs it).',
  );
if (!hasGStreamer)
  console.warn(
    'NOT TESTED: WHIP by GStreamer. Its webrtcbin is not installed (npm test installs it).',
  );

const server = useServer({ MEDIA_LISTEN_IP: '127.0.0.1' }, { hasRealSfu: true });
let meeting: RunningMeeting;

beforeAll(async () => {
  meeting = await aRunningMeeting(server);
});
afterEach(endOtherPrograms);
afterAll(() => meeting?.line.socket.close());

const OUT = { direction: 'out', name: 'Màn hình ngoài' } as const;

async function publish(more: Partial<NewMediaWay> = {}, brightness?: number) {
  const way = await meeting.way(more);
  const peer = aiortc('publish', {
    url: `${server.url}/whip`,
    token: way.token,
    ...(brightness === undefined ? {} : { brightness }),
  });
  await eventually(() => peer.states.at(-1)).toBe('connected');
  return { ...way, peer };
}

async function play() {
  const way = await meeting.way(OUT);
  const peer = aiortc('play', { url: `${server.url}/whep`, token: way.token });
  await eventually(() => peer.states.at(-1)).toBe('connected');
  return { ...way, peer };
}

const ways = () => `/api/meetings/${meeting.meetingId}/media-ways`;

async function listed(wayId: string): Promise<MediaWay> {
  const answer = await meeting.secretary.send('GET', ways());
  const { ways: all } = (await answer.json()) as { ways: MediaWay[] };
  const found = all.find((way) => way.wayId === wayId);
  if (!found) throw new Error('not listed');
  return found;
}

/** Waits until the picture has one brightness, give or take what the encoder does to it. */
const shows = (player: OtherProgram, brightness: number) =>
  eventually(() => Math.abs((player.decoded.brightness ?? 0) - brightness)).toBeLessThan(20);

describe.skipIf(!hasAiortc)('with python3-aiortc', () => {
  it('plays by WHEP what another one publishes by WHIP, and tells of both', async () => {
    const camera = await publish({ name: 'Máy quay hội trường' });
    const screen = await play();
    await eventually(() => screen.peer.decoded.frames).toBeGreaterThan(20);
    await eventually(() => screen.peer.decoded.loud).toBeGreaterThan(10_000);
    await eventually(
      async () => (await listed(camera.wayId)).connection?.kbps ?? 0,
    ).toBeGreaterThan(20);
    await eventually(
      async () => (await listed(screen.wayId)).connection?.kbps ?? 0,
    ).toBeGreaterThan(20);
    expect((await listed(camera.wayId)).connection?.sources).toEqual(['microphone', 'camera']);
    expect(await screen.peer.hangUp()).toBe(200);
    expect(await camera.peer.hangUp()).toBe(200);
    expect((await listed(camera.wayId)).connection).toBeNull();
  });

  it('keeps a player at who has the floor, in picture and sound, as the floor goes round', async () => {
    const { siteId, communeSiteId } = meeting.district;
    await publish({ name: 'Hội trường', siteId }, 60);
    await publish({ name: 'Xã', siteId: communeSiteId }, 200);
    const { peer: player } = await play();
    for (const [userId, brightness] of [
      [meeting.inHall, 60],
      [meeting.inCommune, 200],
      [meeting.inHall, 60],
    ] as const) {
      await meeting.does('speakers.invite', { userId, kind: 'speech' });
      await shows(player, brightness);
      const { frames, loud } = player.decoded;
      await eventually(() => player.decoded.frames).toBeGreaterThan(frames + 20);
      await eventually(() => player.decoded.loud).toBeGreaterThan(loud + 20_000);
    }
    await meeting.does('speakers.end', {});
  });

  it('silences equipment of no room during a speech, and lets it be heard again after it', async () => {
    const camera = await publish();
    const muted = async () => (await listed(camera.wayId)).connection?.isMuted;
    expect(await muted()).toBe(false);
    await meeting.does('speakers.invite', { userId: meeting.inCommune, kind: 'speech' });
    await eventually(muted).toBe(true);
    await meeting.does('speakers.end', {});
    await eventually(muted).toBe(false);
  });

  it('stops its sound at the chair’s word', async () => {
    const camera = await publish();
    const { peer: player } = await play();
    await eventually(() => player.decoded.loud).toBeGreaterThan(10_000);
    const mute = (isMuted: boolean) =>
      meeting.chair.send('PUT', `${ways()}/${camera.wayId}/mute`, { isMuted });
    expect((await mute(true)).status).toBe(200);
    let before = -1;
    await eventually(() => {
      const isStill = player.decoded.loud === before;
      before = player.decoded.loud;
      return isStill;
    }).toBe(true);
    expect((await mute(false)).status).toBe(200);
    await eventually(() => player.decoded.loud).toBeGreaterThan(before + 10_000);
  });

  it('gives the place to the same equipment that comes again', async () => {
    const first = await publish();
    const second = aiortc('publish', { url: `${server.url}/whip`, token: first.token });
    await eventually(() => second.states.at(-1)).toBe('connected');
    expect(await first.peer.hangUp()).toBe(404);
    expect((await listed(first.wayId)).connection).not.toBeNull();
    expect(await second.hangUp()).toBe(200);
  });

  it('disconnects at once what is revoked, for good', async () => {
    const camera = await publish();
    const { peer: player } = await play();
    await eventually(() => player.decoded.frames).toBeGreaterThan(5);
    expect((await meeting.chair.send('DELETE', `${ways()}/${camera.wayId}`)).status).toBe(200);
    const { connection, revokedAt } = await listed(camera.wayId);
    expect(connection).toBeNull();
    expect(revokedAt).not.toBeNull();
    expect(await camera.peer.hangUp()).toBe(401);
    const again = aiortc('publish', { url: `${server.url}/whip`, token: camera.token });
    await eventually(() => again.status).toBe(401);
  });

  it('has equipment come back after the death of the worker', async () => {
    const camera = await publish();
    const screen = await play();
    await eventually(() => screen.peer.decoded.frames).toBeGreaterThan(5);
    const died = runningWorkers();
    for (const worker of died) process.kill(worker.pid, 'SIGKILL');
    await eventually(async () => (await listed(screen.wayId)).connection).toBeNull();
    expect(await camera.peer.hangUp()).toBe(404);
    const [publisher, player] = [
      aiortc('publish', { url: `${server.url}/whip`, token: camera.token }),
      aiortc('play', { url: `${server.url}/whep`, token: screen.token }),
    ];
    await eventually(() => publisher.states.at(-1)).toBe('connected');
    await eventually(() => player.decoded.frames).toBeGreaterThan(20);
    // Killed without a word it would keep its place for half a minute, and be heard of there.
    for (const peer of [publisher, player]) expect(await peer.hangUp()).toBe(200);
  });

  it.skipIf(!hasGStreamer)('plays what GStreamer publishes by WHIP', async () => {
    const way = await meeting.way({ name: 'Máy quay GStreamer' });
    const to = { url: `${server.url}/whip`, token: way.token };
    const encoder = gstreamer({ ...to, brightness: 90 });
    await eventually(() => encoder.status).toBe(201);
    await eventually(() => encoder.states.at(-1)).toBe('connected');
    const { peer: player } = await play();
    await eventually(() => player.decoded.frames).toBeGreaterThan(20);
    await shows(player, 90);
    await eventually(() => player.decoded.loud).toBeGreaterThan(10_000);
    const { frames } = player.decoded;
    await eventually(async () => (await listed(way.wayId)).connection?.kbps ?? 0).toBeGreaterThan(
      5,
    );
    await eventually(() => player.decoded.frames).toBeGreaterThan(frames + 20);
    expect((await listed(way.wayId)).connection?.sources.toSorted()).toEqual([
      'camera',
      'microphone',
    ]);
    expect(await encoder.hangUp()).toBe(200);
    expect((await listed(way.wayId)).connection).toBeNull();
  });

  it('ends with the meeting', async () => {
    const camera = await publish();
    const screen = await play();
    await meeting.does('meeting.end', {});
    await eventually(async () => (await listed(camera.wayId)).connection).toBeNull();
    expect((await listed(screen.wayId)).connection).toBeNull();
    expect(await camera.peer.hangUp()).toBe(404);
    const late = aiortc('publish', { url: `${server.url}/whip`, token: camera.token });
    await eventually(() => late.status).toBe(409);
    expect(late.body).toContain('The meeting is over.');
  });
});
