import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRedisStore } from '#media/node/redis-store.ts';
import { createRegistry } from '#media/node/registry.ts';
import type { RemoteEngine } from '#media/node/remote-engine.ts';
import { aRedis, type TestRedis } from '#tests/support/a-redis.ts';
import { composeFile, environmentOf, given } from '#tests/unit/docker/compose-file.ts';
import { aConference } from './support/a-conference.ts';
import { aNodeEngine, answering, roomsOn } from './support/a-node-engine.ts';
import { type BrowserDevices, openBrowserDevices } from './support/browser-devices.ts';
import { aMediaNode, type MediaNode } from './support/media-nodes.ts';
import { eachSeesAndHears, eventually, openSite } from './support/site.ts';

const ADDRESSES = ['127.0.0.2', '127.0.0.3'];
const quiet = { info: () => {}, warn: () => {}, error: () => {} };

let redis: TestRedis;
let devices: BrowserDevices;
let engine: RemoteEngine;
let hall: Awaited<ReturnType<typeof aConference>>;
const nodes: MediaNode[] = [];

/** A node as the compose file for a machine of its own starts it; Redis, secret and ports are those of the test. */
function aNodeAt(address: string): Promise<MediaNode> {
  const { services } = composeFile('compose.node.yaml');
  const env = { ...given, MEDIA_NODE_ADDRESS: address, PUBLIC_IP: '127.0.0.1' };
  const {
    REDIS_URL: _redis,
    MEDIA_NODE_SECRET: _secret,
    MEDIA_PORT_RANGE: _ports,
    ...settings
  } = environmentOf(services.media, env);
  return aMediaNode(redis.url, { ...settings, MEDIA_NODE_PORT: '0', LOG_LEVEL: 'silent' });
}

beforeAll(async () => {
  redis = await aRedis();
  for (const address of ADDRESSES) nodes.push(await aNodeAt(address));
  devices = await openBrowserDevices();
  engine = await aNodeEngine(redis.url, { peersPerNode: 1 });
  await answering(engine, ...nodes);
  hall = await aConference({}, engine);
});

afterAll(async () => {
  await hall?.close();
  await devices?.close();
  for (const node of nodes) await node.kill();
  await redis?.close();
});

test('nodes on machines of their own are reached at their addresses alone, and carry a meeting between them', async () => {
  const store = await openRedisStore(redis.url, quiet);
  const hosts = (await createRegistry(store).list()).map(({ host }) => host);
  await store.close();
  expect(hosts.toSorted()).toEqual(ADDRESSES);

  const sites = [await openSite(devices, hall), await openSite(devices, hall)];
  for (const { page } of sites)
    await page.evaluate(() => window.device.join('voice and picture', 640));
  await eachSeesAndHears(sites);
  await eventually(() => nodes.map((node) => roomsOn(engine, node))).toEqual([1, 1]);
});
