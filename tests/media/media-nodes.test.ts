import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRemoteEngine, type RemoteEngine } from '#media/node/remote-engine.ts';
import { aRedis, type TestRedis } from '#tests/support/a-redis.ts';
import { aConference } from './support/a-conference.ts';
import { type BrowserDevices, openBrowserDevices } from './support/browser-devices.ts';
import { aMediaNode, type MediaNode, NODE_SECRET } from './support/media-nodes.ts';
import { eventually, of, openSite, received, type Site } from './support/site.ts';

const quiet = { info: () => {}, warn: () => {}, error: () => {} };

let redis: TestRedis;
let devices: BrowserDevices;
let engine: RemoteEngine;
let hall: Awaited<ReturnType<typeof aConference>>;
const nodes: MediaNode[] = [];

async function startNode(env?: Record<string, string>): Promise<MediaNode> {
  const node = await aMediaNode(redis.url, env);
  nodes.push(node);
  await eventually(() => engine.nodes().map(({ state }) => state.nodeId)).toContain(node.nodeId);
  return node;
}

beforeAll(async () => {
  redis = await aRedis();
  devices = await openBrowserDevices();
  engine = await createRemoteEngine({
    redisUrl: redis.url,
    secret: NODE_SECRET,
    peersPerNode: null,
    log: quiet,
  });
  hall = await aConference({}, engine);
});

afterAll(async () => {
  await hall?.close();
  await devices?.close();
  for (const node of nodes) await node.kill();
  await redis?.close();
});

async function moreFrames(site: Site, count: number): Promise<void> {
  const before = await of(site, 'camera');
  await eventually(async () => (await of(site, 'camera')).framesDecoded).toBeGreaterThanOrEqual(
    before.framesDecoded + count,
  );
}

describe('a meeting on a media node', () => {
  test('two sites see and hear each other through it', async () => {
    await startNode();
    const an = await openSite(devices, hall);
    const binh = await openSite(devices, hall);
    await an.page.evaluate(() => window.device.join('voice and picture', 640));
    await binh.page.evaluate(() => window.device.join('voice and picture', 640));
    for (const site of [an, binh]) {
      await eventually(async () =>
        (await received(site)).map((entry) => entry.source).toSorted(),
      ).toEqual(['camera', 'microphone']);
      await moreFrames(site, 10);
      await eventually(async () => (await of(site, 'microphone')).packets).toBeGreaterThan(10);
    }
    await eventually(() => engine.counts()).toMatchObject({
      rooms: 1,
      peers: 2,
      producers: 4,
      consumers: 4,
    });
  });
});
