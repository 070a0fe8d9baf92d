import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MediaPeer } from '#media/media-engine.ts';
import type { RemoteEngine } from '#media/node/remote-engine.ts';
import type { RemoteRoom } from '#media/node/remote-room.ts';
import { aRedis, type TestRedis } from '#tests/support/a-redis.ts';
import { seededRandom } from '#tests/support/seeded-random.ts';
import { aNodeEngine, answering, roomsOn } from './support/a-node-engine.ts';
import { aMediaNode, type MediaNode } from './support/media-nodes.ts';
import { opusParameters } from './support/rtp-parameters.ts';
import { eventually } from './support/site.ts';

/** A short run by itself; `KILLS=20` is the whole one. */
const KILLS = Number(process.env.KILLS ?? 3);
const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
console.log(`faults of media nodes: SEED=${seed} KILLS=${KILLS}`);
const random = seededRandom(seed);
const ROOMS = 3;
const PEERS = 4;

let redis: TestRedis;
let engine: RemoteEngine;
const nodes: MediaNode[] = [];
const killed: MediaNode[] = [];
let ssrc = 10_000;

beforeAll(async () => {
  redis = await aRedis();
  engine = await aNodeEngine(redis.url, { peersPerNode: 2, leaseMs: 4_000 });
  for (let n = 0; n < 2; n += 1) nodes.push(await aMediaNode(redis.url));
  await answering(engine, ...nodes);
});

afterAll(async () => {
  await engine?.close();
  for (const node of [...nodes, ...killed]) await node.kill();
  await redis?.close();
});

/** A meeting whose devices come back by themselves, as those of the product do. */
class Meeting {
  readonly room: RemoteRoom;
  readonly peers = new Map<string, MediaPeer>();

  constructor(room: RemoteRoom) {
    this.room = room;
    room.subscribe((event) => {
      if (event.type !== 'restarted' && event.type !== 'moving') return;
      for (const peerId of event.peerIds ?? [...this.peers.keys()]) void this.join(peerId);
    });
  }

  async join(peerId: string): Promise<void> {
    for (let tries = 0; tries < 100; tries += 1) {
      try {
        const peer = await this.room.admit(peerId, { sends: true, receives: true });
        this.peers.set(peerId, peer);
        ssrc += 1;
        await peer.produce({
          transportId: peer.send?.id ?? '',
          source: 'microphone',
          rtpParameters: opusParameters(ssrc),
          paused: false,
          muted: false,
        });
        return;
      } catch {
        await new Promise((waited) => setTimeout(waited, 100));
      }
    }
    throw new Error(`${peerId} did not come back`);
  }

  /** True when everyone sends and can receive all the others. */
  async isWhole(): Promise<boolean> {
    const peers = [...this.peers.values()];
    if (peers.some((peer) => peer.closed || peer.producers.length !== 1)) return false;
    const all = peers.flatMap((peer) => peer.producers.map((producer) => producer.producerId));
    const offered = peers.map((peer) =>
      peer.consume(all, engine.rtpCapabilities).then(
        (offers) => offers.length,
        () => 0,
      ),
    );
    return (await Promise.all(offered)).every((count) => count === PEERS - 1);
  }
}

/** Brings one fault about; answers what it was. */
async function fault(): Promise<string> {
  const kind = random.pick(['kill', 'kill', 'drain', 'freeze', 'flush']);
  if (kind === 'flush') {
    await redis.flush();
    return kind;
  }
  const [node] = nodes.splice(random.below(nodes.length), 1);
  if (!node) throw new Error('no node');
  nodes.push(await aMediaNode(redis.url));
  if (kind === 'kill') await node.kill();
  if (kind === 'drain') await node.terminate();
  if (kind === 'freeze') {
    node.signalAll('SIGSTOP');
    await answering(engine, ...nodes);
    node.signalAll('SIGCONT');
    await eventually(() => roomsOn(engine, node)).toBe(0);
    await node.kill();
  }
  killed.push(node);
  return kind;
}

test('meetings over several nodes are whole again after every fault, each on nodes that live', async () => {
  const meetings: Meeting[] = [];
  for (let n = 0; n < ROOMS; n += 1) {
    const meeting = new Meeting(await engine.openRoom(`meeting ${n}`));
    for (let peer = 0; peer < PEERS; peer += 1) await meeting.join(`peer ${peer}`);
    meetings.push(meeting);
  }
  for (let n = 0; n < KILLS; n += 1) {
    const what = await fault();
    for (const meeting of meetings) {
      await eventually(async () => `${what}: ${await meeting.isWhole()}`).toBe(`${what}: true`);
    }
    await answering(engine, ...nodes);
    const alive = nodes.map((node) => node.nodeId);
    for (const { room } of meetings)
      for (const { link } of room.parts) expect(alive).toContain(link.nodeId);
  }
}, 600_000);
