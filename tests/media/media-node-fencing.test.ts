import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MediaPeer, MediaRoom, MediaRoomEvent } from '#media/media-engine.ts';
import { MediaError } from '#media/media-error.ts';
import { createAssignments } from '#media/node/assignments.ts';
import { NodeLink } from '#media/node/node-link.ts';
import { openRedisStore, type RedisStore } from '#media/node/redis-store.ts';
import { createRegistry } from '#media/node/registry.ts';
import type { RemoteEngine } from '#media/node/remote-engine.ts';
import { openLine } from '#media/node/secret-line.ts';
import { aRedis, type TestRedis } from '#tests/support/a-redis.ts';
import { aNodeEngine, answering, roomsOn } from './support/a-node-engine.ts';
import { aMediaNode, type MediaNode, NODE_SECRET } from './support/media-nodes.ts';
import { opusParameters } from './support/rtp-parameters.ts';
import { eventually } from './support/site.ts';

const quiet = { info: () => {}, warn: () => {}, error: () => {} };
const NOBODY = { peerIds: [], leading: [] };
const alone = (nodeId: string) => ({ nodeId, beside: new Map<string, number>() });
const BOTH = { sends: true, receives: true };

let redis: TestRedis;
let store: RedisStore;
let node: MediaNode;
let one: RemoteEngine;
let other: RemoteEngine;
const started: MediaNode[] = [];

async function startNode(env?: Record<string, string>): Promise<MediaNode> {
  const made = await aMediaNode(redis.url, env);
  started.push(made);
  return made;
}

beforeAll(async () => {
  redis = await aRedis();
  store = await openRedisStore(redis.url, quiet);
  node = await startNode();
  // A short lease: what it protects from is then seen in a test.
  one = await aNodeEngine(redis.url, { leaseMs: 3_000 });
  other = await aNodeEngine(redis.url, { leaseMs: 3_000 });
  await answering(one, node);
  await answering(other, node);
});

afterAll(async () => {
  await one?.close();
  await other?.close();
  for (const made of started) await made.kill();
  await store?.close();
  await redis?.close();
});

function told(room: MediaRoom): MediaRoomEvent['type'][] {
  const types: MediaRoomEvent['type'][] = [];
  room.subscribe((event) => types.push(event.type));
  return types;
}

async function errorOf(asked: Promise<unknown>): Promise<MediaError> {
  const error = await asked.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error instanceof MediaError) return error;
  throw new Error(`not refused: ${String(error)}`);
}

const speak = (peer: MediaPeer, ssrc: number) =>
  peer.produce({
    transportId: peer.send?.id ?? '',
    source: 'microphone',
    rtpParameters: opusParameters(ssrc),
    paused: false,
    muted: false,
  });

/** Asks a node directly, as a process that knows the secret. */
async function aLink(to: MediaNode): Promise<NodeLink> {
  const records = await createRegistry(store).list();
  const record = records.find(({ nodeId }) => nodeId === to.nodeId);
  if (!record) throw new Error('the node is not registered');
  const link = new NodeLink(
    record,
    { secret: NODE_SECRET, silenceMs: 5_000 },
    { changed: () => {}, lost: () => {} },
  );
  await eventually(() => link.usable).toBe(true);
  return link;
}

describe('a room of a meeting', () => {
  test('is held by the process that claimed it last, and by nobody else', async () => {
    const before = await one.openRoom('claimed twice');
    const peer = await before.admit('an', BOTH);
    const types = told(before);
    const after = await other.openRoom('claimed twice');
    await after.admit('an', BOTH);
    await eventually(() => types).toContain('restarted');
    await eventually(() => before.closed).toBe(true);
    expect((await errorOf(peer.restartIce(peer.send?.id ?? ''))).kind).toBe('closed');
    expect(after.closed).toBe(false);
    await eventually(() => roomsOn(other, node)).toBe(1);
    after.close();
  });

  test('is not opened, nor asked anything, under an epoch that was overtaken', async () => {
    const link = await aLink(node);
    await link.ask('room.open', { key: 'fenced', epoch: 20 }, NOBODY);
    const old = { key: 'fenced', epoch: 19 };
    const admission = { admission: 1, peerId: 'an', profile: BOTH };
    expect((await errorOf(link.ask('room.open', old, NOBODY))).kind).toBe('closed');
    expect((await errorOf(link.ask('room.admit', old, admission))).kind).toBe('closed');
    await link.ask('room.admit', { key: 'fenced', epoch: 20 }, admission);
    await link.ask('room.open', { key: 'fenced', epoch: 21 }, NOBODY);
    const overtaken = link.ask('room.admit', { key: 'fenced', epoch: 20 }, admission);
    expect((await errorOf(overtaken)).kind).toBe('closed');
    const stranger = await aLink(node);
    const stolen = stranger.ask('room.admit', { key: 'fenced', epoch: 21 }, admission);
    expect((await errorOf(stolen)).kind).toBe('closed');
    // Nobody lets it go on: its lease runs out.
    await eventually(() => roomsOn(one, node)).toBe(0);
    link.close();
    stranger.close();
  });

  test('closes on a node when Redis knows of a newer epoch elsewhere', async () => {
    const link = await aLink(node);
    const assignments = createAssignments(store, 60_000);
    const claim = await assignments.claim('moved');
    const epoch = await assignments.assign('moved', claim, alone(node.nodeId));
    const ref = { key: 'moved', epoch };
    await link.ask('room.open', ref, NOBODY);
    link.lease([ref], 60_000);
    await eventually(() => roomsOn(one, node)).toBe(1);
    expect(await assignments.isOvertaken(ref, node.nodeId)).toBe(false);
    await assignments.assign('moved', await assignments.claim('moved'), alone('another-node'));
    await eventually(() => roomsOn(one, node)).toBe(0);
    link.close();
  });

  test('ends when its lease cannot be renewed, and opens again once it can', async () => {
    const room = await one.openRoom('without Redis');
    await room.admit('an', BOTH);
    const types = told(room);
    const goOn = redis.freeze();
    try {
      await eventually(() => room.closed).toBe(true);
      expect(types).toContain('restarted');
      await eventually(() => roomsOn(one, node)).toBe(0);
      expect((await errorOf(one.openRoom('without Redis'))).kind).toBe('unavailable');
    } finally {
      goOn();
    }
    const opened = async () =>
      one.openRoom('without Redis').then(
        (again) => !again.closed,
        () => false,
      );
    await eventually(opened).toBe(true);
    (await one.openRoom('without Redis')).close();
  });

  test('that was given up while it opened takes no place from the next of that key', async () => {
    const said: unknown[] = [];
    const log = { ...quiet, warn: (_: object, message?: string) => said.push(message) };
    // No node answers it: its rooms open for some seconds and fail.
    const waits = await aNodeEngine(redis.url, { secret: 'mot-bi-mat-khac-han', log });
    const first = errorOf(waits.openRoom('given up'));
    await eventually(() =>
      createAssignments(store, 60_000)
        .claim('given up')
        .then(() => said),
    ).toContain('media nodes: a room was given up');
    const next = waits.openRoom('given up');
    const end = errorOf(next);
    expect((await first).kind).toBe('unavailable');
    expect(waits.openRoom('given up')).toBe(next);
    await end;
    await waits.close();
  });

  test('has greater epochs after Redis lost everything than before', async () => {
    const assignments = createAssignments(store, 60_000);
    const before = await assignments.claim('flushed');
    const part = await assignments.assign('flushed', before, alone(node.nodeId));
    await redis.flush();
    expect(await assignments.claim('flushed')).toBeGreaterThan(part);
    await expect(assignments.renew('flushed', before, new Map())).rejects.toThrow('another');
  });

  test('takes word of producers over two nodes: closed here is closed there', async () => {
    const second = await startNode();
    const spread = await aNodeEngine(redis.url, { peersPerNode: 1 });
    await answering(spread, node, second);
    const room = await spread.openRoom('over two nodes');
    const an = await room.admit('an', BOTH);
    const binh = await room.admit('binh', BOTH);
    const { producerId } = await speak(an, 5001);
    const [offer] = await binh.consume([producerId], spread.rtpCapabilities);
    expect(offer).toMatchObject({ producerId, peerId: 'an', source: 'microphone' });
    expect(room.parts).toHaveLength(2);
    expect(room.counts).toMatchObject({ peers: 2, producers: 1, piped: 1 });
    await eventually(() => spread.counts()).toMatchObject({ rooms: 2, consumers: 1 });
    an.closeProducer(producerId);
    await eventually(() => spread.counts().consumers).toBe(0);
    expect(room.counts.piped).toBe(0);
    expect((await errorOf(binh.consume([producerId], spread.rtpCapabilities))).kind).toBe(
      'notFound',
    );
    // The last of a node's peers takes the node's part along.
    binh.close();
    await eventually(() => room.parts.length).toBe(1);
    await spread.close();
    await second.kill();
  });
});

describe('a control line', () => {
  test('is given to nobody who does not know the secret', async () => {
    const [record] = await createRegistry(store).list();
    if (!record) throw new Error('no node');
    await expect(openLine(record, 'mot-bi-mat-khac-han')).rejects.toThrow();
    const stranger = await aNodeEngine(redis.url, { secret: 'mot-bi-mat-khac-han' });
    expect((await errorOf(stranger.openRoom('any'))).kind).toBe('unavailable');
    await stranger.close();
  });
});
