import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MediaPeer } from '#media/media-engine.ts';
import type { RemoteEngine } from '#media/node/remote-engine.ts';
import type { RemoteRoom } from '#media/node/remote-room.ts';
import { genuinePayloads } from '#tests/bench/rtp/genuine-payloads.ts';
import { type LoadPeer, loadPeer } from '#tests/bench/rtp/load-peer.ts';
import { type Recording, readRecording } from '#tests/bench/rtp/recording.ts';
import { aRedis, type TestRedis } from '#tests/support/a-redis.ts';
import { seededRandom } from '#tests/support/seeded-random.ts';
import { aNodeEngine, answering, roomsOn } from './support/a-node-engine.ts';
import { aMediaNode, type MediaNode } from './support/media-nodes.ts';
import { eventually } from './support/site.ts';

/** A short run by itself; `KILLS=20` is the whole one. */
const KILLS = Number(process.env.KILLS ?? 3);
const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
console.log(`faults of media nodes: SEED=${seed} KILLS=${KILLS}`);
const random = seededRandom(seed);
const ROOMS = 3;
const PEERS = 4;
const SOURCES = ['microphone', 'camera'] as const;
/** Who sends a picture too. */
const PICTURED = 'peer 0';
/** Half a second of a voice. */
const ENOUGH_PACKETS = 25;

let redis: TestRedis;
let engine: RemoteEngine;
const nodes: MediaNode[] = [];
const killed: MediaNode[] = [];
const meetings: Meeting[] = [];
let recording: Recording;
let isGenuine: (packet: Buffer) => boolean;

beforeAll(async () => {
  recording = await readRecording();
  isGenuine = genuinePayloads(recording);
  redis = await aRedis();
  engine = await aNodeEngine(redis.url, { peersPerNode: 2, leaseMs: 4_000 });
  for (let n = 0; n < 2; n += 1) nodes.push(await aMediaNode(redis.url));
  await answering(engine, ...nodes);
}, 120_000);

afterAll(async () => {
  for (const meeting of meetings) meeting.close();
  await engine?.close();
  for (const node of [...nodes, ...killed]) await node.kill();
  await redis?.close();
});

/** One who is in a meeting: their peer at the engine, the device on its lines, and what it had of each producer at the first look after a fault. */
type Member = { peer: MediaPeer; device: LoadPeer; had: Map<string, number> };

/** A meeting whose devices come back by themselves, as those of the product do; the first of them sends a picture too. */
class Meeting {
  readonly room: RemoteRoom;
  readonly #members = new Map<string, Member>();
  /** Who is joining now; told when the node is lost. */
  readonly #joining = new Map<string, AbortController>();

  constructor(room: RemoteRoom) {
    this.room = room;
    room.subscribe((event) => {
      if (event.type !== 'restarted' && event.type !== 'moving') return;
      for (const peerId of event.peerIds ?? [...this.#members.keys()]) void this.join(peerId);
    });
  }

  /** Joins, or joins anew, once at a time, as a device does: a joining that is under way begins anew when its node is lost. */
  async join(peerId: string): Promise<void> {
    const joining = this.#joining.get(peerId);
    if (joining) return joining.abort();
    try {
      for (let tries = 0; tries < 100; tries += 1) {
        const lost = new AbortController();
        this.#joining.set(peerId, lost);
        if (await this.#hasJoined(peerId, lost.signal)) return;
        await new Promise((waited) => setTimeout(waited, 100));
      }
    } finally {
      this.#joining.delete(peerId);
    }
    throw new Error(`${peerId} did not come back`);
  }

  async #hasJoined(peerId: string, lost: AbortSignal): Promise<boolean> {
    const peer = await this.room.admit(peerId, { sends: true, receives: true }).catch(() => null);
    if (peer === null || lost.aborted) return false;
    const opening = loadPeer(peer, {
      recording,
      routerRtpCapabilities: engine.rtpCapabilities,
      sends: peerId === PICTURED ? SOURCES : ['microphone'],
      feedback: false,
      inspector: { every: 10, inspect: isGenuine },
    }).catch(() => null);
    const aborted = new Promise<null>((settle) => {
      lost.addEventListener('abort', () => settle(null), { once: true });
    });
    const device = await Promise.race([opening, aborted]);
    if (device === null || peer.closed) {
      void opening.then((late) => late?.close());
      return false;
    }
    this.#members.get(peerId)?.device.close();
    this.#members.set(peerId, { peer, device, had: new Map() });
    device.setSending(true);
    return true;
  }

  /** From now on only what is received anew counts. */
  forget(): void {
    for (const { had } of this.#members.values()) had.clear();
  }

  /** What does not flow, in words: nothing when everyone gets packets of each track of each other. Asks for what is not received yet. */
  async missing(): Promise<string[]> {
    const members = [...this.#members];
    const missing = members.flatMap(([name, { peer, device }]) => {
      if (peer.closed) return [`${name} is not in the meeting`];
      return (device.received?.wrong ?? 0) > 0 ? [`${name} got what nobody sent`] : [];
    });
    for (const [name, { device, had }] of members) {
      const others = members.filter(([other]) => other !== name);
      const tracks = others.flatMap(([other, { device }]) =>
        SOURCES.flatMap((source) => {
          const producerId = device.producers[source];
          return producerId === undefined ? [] : [{ other, source, producerId }];
        }),
      );
      await device
        .watch(tracks.map(({ producerId }) => ({ producerId, widthPx: 320 })))
        .catch(() => {});
      const received = new Map(
        device.received?.producers.map(({ producerId, packets }) => [producerId, packets]),
      );
      for (const { other, source, producerId } of tracks) {
        const count = received.get(producerId) ?? 0;
        const before = had.get(producerId);
        if (before === undefined) had.set(producerId, count);
        if (before === undefined || count - before < ENOUGH_PACKETS)
          missing.push(`${name} gets no ${source} of ${other}`);
      }
    }
    return missing;
  }

  close(): void {
    for (const { device } of this.#members.values()) device.close();
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

test('everyone in meetings over several nodes gets voice and picture of all others again after every fault, over nodes that live', async () => {
  for (let n = 0; n < ROOMS; n += 1) {
    const meeting = new Meeting(await engine.openRoom(`meeting ${n}`));
    meetings.push(meeting);
    for (let peer = 0; peer < PEERS; peer += 1) await meeting.join(`peer ${peer}`);
  }
  const flow = async (after: string) => {
    for (const meeting of meetings) meeting.forget();
    for (const meeting of meetings)
      await eventually(async () => [after, ...(await meeting.missing())]).toEqual([after]);
  };
  await flow('the beginning');
  for (let n = 0; n < KILLS; n += 1) {
    await flow(await fault());
    await answering(engine, ...nodes);
    const alive = nodes.map((node) => node.nodeId);
    for (const { room } of meetings)
      for (const { link } of room.parts) expect(alive).toContain(link.nodeId);
  }
}, 600_000);
