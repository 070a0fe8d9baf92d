import type { MediaTransportOffer, Opaque } from '#media/media-engine.ts';
import type { SignallingCalls } from './generator.ts';
import { genuinePayloads } from './genuine-payloads.ts';
import { type LoadPeer, loadPeer, type SentSource, type Watched } from './load-peer.ts';
import type { ReceiverCount } from './load-receiver.ts';
import { callable } from './process-calls.ts';
import { readRecording } from './recording.ts';
import { socketDrops } from './socket-drops.ts';

/** How a peer comes in; `key` names it in all later calls. */
export type PeerOrder = {
  key: string;
  send: MediaTransportOffer | null;
  receive: MediaTransportOffer | null;
  routerRtpCapabilities: Opaque;
  sends: SentSource[];
  feedback: boolean;
};

/** What a peer sent and got so far; `dropped` by the kernel since its socket was full: lost by the generator itself. */
export type PeerCount = {
  key: string;
  sentPackets: number;
  /** Frames and voice packets that it had no time for. */
  skipped: number;
  received: ReceiverCount | null;
  dropped: number;
};

/** A packet in so many is decrypted and compared with the recording. */
const INSPECTED_SHARE = 200;

const recording = await readRecording();
const genuine = genuinePayloads(recording);
const peers = new Map<string, LoadPeer>();

const peer = (key: string): LoadPeer => {
  const found = peers.get(key);
  if (!found) throw new Error(`There is no peer ${key}.`);
  return found;
};

/** What a process that carries peers can be told. */
const own = {
  ready: () => true,
  /** Connects and produces; answers the producers by source. */
  async join({ key, ...order }: PeerOrder): Promise<Partial<Record<SentSource, string>>> {
    const made = await loadPeer(
      {
        send: order.send,
        receive: order.receive,
        connect: (...args) => signalling.connect(key, ...args),
        produce: (...args) => signalling.produce(key, ...args),
        consume: (...args) => signalling.consume(key, ...args),
        show: (...args) => signalling.show(key, ...args),
      },
      {
        recording,
        routerRtpCapabilities: order.routerRtpCapabilities,
        sends: order.sends,
        feedback: order.feedback,
        inspector: { every: INSPECTED_SHARE, inspect: genuine },
      },
    );
    peers.set(key, made);
    return made.producers;
  },
  watch: (key: string, wanted: Watched[]) => peer(key).watch(wanted),
  setSending(keys: string[], sending: boolean): void {
    for (const key of keys) peer(key).setSending(sending);
  },
  speakAt: (key: string, level: number) => peer(key).speakAt(level),
  counts(keys: string[]): PeerCount[] {
    const dropped = socketDrops();
    return keys.map((key) => {
      const { sent, received, ports } = peer(key);
      return {
        key,
        sentPackets: sent.packets,
        skipped: sent.skipped,
        received,
        dropped: ports.reduce((sum, port) => sum + (dropped.get(port) ?? 0), 0),
      };
    });
  },
  leave(keys: string[]): void {
    for (const key of keys) {
      peers.get(key)?.close();
      peers.delete(key);
    }
  },
};

/** The functions of a generator process. */
export type GeneratorCalls = typeof own;

const signalling = callable<SignallingCalls>(process, own);
process.once('disconnect', () => process.exit(0));
