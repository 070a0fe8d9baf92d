import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MediaPeer } from '#media/media-engine.ts';
import type { RemoteEngine } from '#media/node/remote-engine.ts';
import { aRedis, type TestRedis } from '#tests/support/a-redis.ts';
import { aNodeEngine, answering } from './support/a-node-engine.ts';
import { aMediaNode, type MediaNode } from './support/media-nodes.ts';
import { opusParameters } from './support/rtp-parameters.ts';
import { eventually } from './support/site.ts';

const BOTH = { sends: true, receives: true };
let redis: TestRedis;
let engine: RemoteEngine;
let old: MediaNode;
let next: MediaNode;

beforeAll(async () => {
  redis = await aRedis();
  old = await aMediaNode(redis.url);
  engine = await aNodeEngine(redis.url, {});
  await answering(engine, old);
});

afterAll(async () => {
  await engine?.close();
  for (const node of [old, next]) await node?.kill();
  await redis?.close();
});

const speak = (peer: MediaPeer, ssrc: number) =>
  peer.produce({
    transportId: peer.send?.id ?? '',
    source: 'microphone',
    rtpParameters: opusParameters(ssrc),
    paused: false,
    muted: false,
  });
const at = (node: MediaNode) =>
  engine.nodes().find(({ state }) => state.nodeId === node.nodeId)?.state.counts;

describe('a node that is drained', () => {
  test('keeps what a device has until the same comes from the next one, and ends then', async () => {
    const room = await engine.openRoom('moved');
    const an = await room.admit('an', BOTH);
    const binh = await room.admit('binh', BOTH);
    const before = await speak(an, 6001);
    await binh.consume([before.producerId], engine.rtpCapabilities);
    await eventually(() => at(old)).toMatchObject({ peers: 2, producers: 1, consumers: 1 });
    const told: string[] = [];
    room.subscribe((event) => {
      if (event.type === 'moving') told.push(`moving ${event.peerIds.join(' ')}`);
      if (event.type === 'producerAdded') told.push('added');
      if (event.type === 'producerRemoved') told.push(`removed ${event.producerId}`);
    });
    next = await aMediaNode(redis.url);
    await answering(engine, old, next);
    await eventually(() => at(old)).toMatchObject({ consumers: 1 });
    const ended = old.terminate();
    await eventually(() => told).toEqual(['moving an binh']);
    const anew = await room.admit('an', BOTH);
    await room.admit('binh', BOTH);
    await eventually(() => at(next)).toMatchObject({ peers: 2 });
    // Nothing comes from the new place yet.
    await eventually(() => at(old)).toMatchObject({ peers: 2, producers: 1, consumers: 1 });
    await room.pauseProducer('an', 'microphone');
    await room.resumeProducer('an', 'microphone');
    await speak(anew, 6002);
    await eventually(() => told.slice(1)).toEqual(['added', `removed ${before.producerId}`]);
    await ended;
    expect(old.process.exitCode).toBe(0);
    await eventually(() => at(next)).toMatchObject({ peers: 2, producers: 1 });
    room.close();
  });
});
