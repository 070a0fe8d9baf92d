import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RemoteEngine } from '#media/node/remote-engine.ts';
import { readablePath } from '#server/recording/recorded-files.ts';
import { aRedis, type TestRedis } from '#tests/support/a-redis.ts';
import { aConference } from './support/a-conference.ts';
import { aNodeEngine, answering } from './support/a-node-engine.ts';
import { aRecording, passes } from './support/a-recording.ts';
import { type BrowserDevices, openBrowserDevices } from './support/browser-devices.ts';
import { levelDb, streamsOf } from './support/look-into-file.ts';
import { aMediaNode, type MediaNode } from './support/media-nodes.ts';
import { eventually, openSite, type Site } from './support/site.ts';

let redis: TestRedis;
let devices: BrowserDevices;
let engine: RemoteEngine;
let hall: Awaited<ReturnType<typeof aConference>>;
let recording: ReturnType<typeof aRecording>;
let an: Site;
let binh: Site;
let first: MediaNode;
let second: MediaNode;

beforeAll(async () => {
  redis = await aRedis();
  devices = await openBrowserDevices();
  // One peer on each node: what is recorded comes from both.
  engine = await aNodeEngine(redis.url, { peersPerNode: 1 });
  hall = await aConference({}, engine);
  first = await aMediaNode(redis.url);
  await answering(engine, first);
  an = await openSite(devices, hall);
  await an.page.evaluate(() => window.device.join('voice and picture', 640));
  second = await aMediaNode(redis.url);
  await answering(engine, first, second);
  binh = await openSite(devices, hall);
  await binh.page.evaluate(() => window.device.join('voice and picture', 640));
});

afterAll(async () => {
  await recording?.close();
  await hall?.close();
  await devices?.close();
  await first?.kill();
  await second?.kill();
  await redis?.close();
});

const ownersOf = (spans: { owner: string; source: string }[], source: string) =>
  new Set(spans.filter((span) => span.source === source).map(({ owner }) => owner));

test('what is sent on several media nodes is recorded where the conference is held, without a hole', async () => {
  recording = aRecording(hall);
  await eventually(() => recording.wanted().length).toBe(4);
  await recording.filesOfEach(1);
  await passes(4_000);
  const { spans, gaps } = await recording.recorded();
  expect(gaps).toEqual([]);
  const both = new Set([an.connection.actor.userId, binh.connection.actor.userId]);
  for (const source of ['microphone', 'camera']) expect(ownersOf(spans, source)).toEqual(both);
  for (const { file, source, fromMs, toMs } of spans) {
    const path = readablePath(recording.folder, file);
    const [stream] = await streamsOf(path);
    expect(stream?.seconds).toBeGreaterThan(3.5);
    expect(stream?.seconds).toBeLessThan((toMs - fromMs) / 1000 + 1);
    if (source === 'microphone') expect(await levelDb(path, 2, 0.4)).toBeGreaterThan(-30);
    else expect(stream).toMatchObject({ codec: 'vp8' });
  }
  await recording.close();
});

test('a microphone that is closed on a node, and what ends there, are told to the recording', async () => {
  recording = aRecording(hall);
  await recording.filesOfEach(1);
  const own = (source: string) =>
    recording
      .wanted()
      .find((track) => track.owner === an.connection.actor.userId && track.source === source)
      ?.producerId ?? '';
  const microphone = { producerId: own('microphone') };
  await hall.conference.pause(an.connection, microphone);
  await eventually(async () => (await recording.lines('paused')).length).toBe(1);
  await hall.conference.resume(an.connection, microphone);
  const spansNoted = async () => (await recording.lines('clock')).some((line) => line.span === 2);
  await eventually(spansNoted).toBe(true);
  await hall.conference.closeProducer(an.connection, { producerId: own('camera') });
  await eventually(async () => (await recording.lines('closed')).map(({ why }) => why)).toEqual([
    'gone',
  ]);
  const { gaps } = await recording.recorded();
  expect(gaps).toEqual([]);
  await recording.close();
  await an.page.evaluate(() => window.device.join('voice and picture', 640));
});

test('a node dies: what it carried is recorded anew from another, the gap is known, and the rest has none', async () => {
  recording = aRecording(hall);
  await eventually(() => recording.wanted().length).toBe(4);
  await recording.filesOfEach(1);
  await passes(3_000);
  const before = recording.wanted();
  await first.kill();
  const isNew = ({ producerId }: { producerId: string }) =>
    before.every((track) => track.producerId !== producerId);
  await eventually(() => recording.wanted().filter(isNew).length).toBe(2);
  const anew = recording.wanted().filter(isNew);
  const moved = anew[0]?.owner ?? '';
  await recording.filesOfEach(2, anew);
  const { spans, gaps } = await recording.recorded();
  expect((await recording.lines('closed')).filter(({ why }) => why === 'lost')).toHaveLength(2);
  expect(new Set(gaps.map(({ owner }) => owner))).toEqual(new Set([moved]));
  for (const source of ['microphone', 'camera'] as const) {
    const own = spans.filter((span) => span.owner === moved && span.source === source);
    expect(own).toHaveLength(2);
    const [start, end] = own;
    expect(gaps).toContainEqual({ owner: moved, source, fromMs: start?.toMs, toMs: end?.fromMs });
  }
});
