import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Refusal } from '#contract/errors.ts';
import type { RemoteEngine } from '#media/node/remote-engine.ts';
import { aRedis, type TestRedis } from '#tests/support/a-redis.ts';
import { aConference } from './support/a-conference.ts';
import { aNodeEngine, nodeIds, roomsOn } from './support/a-node-engine.ts';
import { passes } from './support/a-recording.ts';
import { type BrowserDevices, openBrowserDevices } from './support/browser-devices.ts';
import { aMediaNode, type MediaNode } from './support/media-nodes.ts';
import {
  eachSeesAndHears,
  eventually,
  moreFrames,
  of,
  openSite,
  type Site,
} from './support/site.ts';

let redis: TestRedis;
let devices: BrowserDevices;
let engine: RemoteEngine;
let hall: Awaited<ReturnType<typeof aConference>>;
let an: Site;
let binh: Site;
let first: MediaNode;
let second: MediaNode;
const started: MediaNode[] = [];

beforeAll(async () => {
  redis = await aRedis();
  devices = await openBrowserDevices();
  // One peer on each node while there are two: every meeting of two sites is one over two nodes.
  engine = await aNodeEngine(redis.url, { peersPerNode: 1 });
  hall = await aConference({}, engine);
  an = await openSite(devices, hall);
  binh = await openSite(devices, hall);
});

afterAll(async () => {
  await hall?.close();
  await devices?.close();
  for (const node of started) await node.kill();
  await redis?.close();
});

/** Starts a node and waits until this process has a line to it. */
async function startNode(): Promise<MediaNode> {
  const node = await aMediaNode(redis.url);
  started.push(node);
  await eventually(() => nodeIds(engine)).toContain(node.nodeId);
  return node;
}

const join = (site: Site) => site.page.evaluate(() => window.device.join('voice and picture', 640));
const joins = (site: Site) => site.page.evaluate(() => window.device.joins);

const bothSeeAndHear = () => eachSeesAndHears([an, binh]);

describe('meetings on media nodes', () => {
  test('are refused in words while there is no node, and open as soon as one is there', async () => {
    const connection = hall.connection(() => {});
    const joining = hall.gateway.handle(connection, 'media.join', { companion: false });
    const refusal = await joining.catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Refusal);
    expect((refusal as Refusal).code).toBe('UNAVAILABLE');
    first = await startNode();
    await join(an);
    await join(binh);
    await bothSeeAndHear();
    await eventually(() => roomsOn(engine, first)).toBe(1);
  });

  test('go on over two nodes: what is consumed is piped, and only that', async () => {
    second = await startNode();
    await join(binh);
    await bothSeeAndHear();
    await eventually(() => [roomsOn(engine, first), roomsOn(engine, second)]).toEqual([1, 1]);
    // On each node two producers of its own peer and two that are piped in: those are consumed.
    await eventually(() => engine.counts()).toMatchObject({ peers: 2, producers: 4, consumers: 4 });
  });

  test('a mute on one node is a mute on the other', async () => {
    const { userId } = an.connection.actor;
    await hall.mute(userId);
    await eventually(() =>
      binh.notices.some((n) => n.type === 'producerChanged' && n.producer.mutedByServer),
    ).toBe(true);
    const { packets } = await of(binh, 'microphone');
    await passes(2_000);
    // Without it about 50 more.
    expect((await of(binh, 'microphone')).packets).toBeLessThan(packets + 20);
    const muted = an.notices.findLast(
      (n) => n.type === 'producerChanged' && n.producer.source === 'microphone',
    );
    const producerId = muted?.type === 'producerChanged' ? muted.producer.producerId : '';
    await hall.gateway.handle(an.connection, 'media.resume', { producerId });
    await bothSeeAndHear();
  });

  test('a node that dies is replaced by the other, and nobody touches anything', async () => {
    const before = { an: await joins(an), binh: await joins(binh) };
    await second.kill();
    await eventually(async () => (await joins(an)) + (await joins(binh))).toBeGreaterThan(
      before.an + before.binh,
    );
    await bothSeeAndHear();
    expect(nodeIds(engine)).toEqual([first.nodeId]);
  });

  test('a node that is to be ended gives its meetings away before', async () => {
    second = await startNode();
    const ended = first.terminate();
    await eventually(() => nodeIds(engine)).toEqual([second.nodeId]);
    await ended;
    expect(first.process.exitCode).toBe(0);
    await bothSeeAndHear();
    await eventually(() => roomsOn(engine, second)).toBe(1);
  });

  test('a frozen node is replaced, and when it wakes up it holds nothing', async () => {
    const third = await startNode();
    await bothSeeAndHear();
    second.signalAll('SIGSTOP');
    await eventually(() => nodeIds(engine)).toEqual([third.nodeId]);
    await bothSeeAndHear();
    second.signalAll('SIGCONT');
    await eventually(() => roomsOn(engine, second)).toBe(0);
    await bothSeeAndHear();
    await eventually(() => roomsOn(engine, third)).toBe(1);
  });

  test('Redis may be restarted empty: pictures flow on, and what comes after works', async () => {
    await redis.restart(500);
    await moreFrames(an, 5);
    await join(binh);
    await bothSeeAndHear();
    await redis.flush();
    await moreFrames(an, 5);
    const other = await engine.openRoom('another room');
    expect(await other.admit('peer', { sends: true, receives: true })).toMatchObject({
      closed: false,
    });
    other.close();
  });
});
