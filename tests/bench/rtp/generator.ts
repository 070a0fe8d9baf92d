import { type ChildProcess, fork } from 'node:child_process';
import { cpus } from 'node:os';
import { join } from 'node:path';
import type { Opaque } from '#media/media-engine.ts';
import { cpuMsOf } from '../product.ts';
import type { GeneratorCalls, PeerCount } from './generator-process.ts';
import type { PeerSignalling, SentSource, Watched } from './load-peer.ts';
import { type Calls, callable } from './process-calls.ts';

type Ask<N extends 'connect' | 'produce' | 'consume' | 'show'> = (
  key: string,
  ...args: Parameters<PeerSignalling[N]>
) => ReturnType<PeerSignalling[N]>;

/** What a generator process asks of the SFU on behalf of its peers. */
export type SignallingCalls = {
  connect: Ask<'connect'>;
  produce: Ask<'produce'>;
  consume: Ask<'consume'>;
  show: Ask<'show'>;
};

/** A peer that lives in a generator process. */
export type RemotePeer = {
  readonly key: string;
  readonly producers: Partial<Record<SentSource, string>>;
  watch(wanted: readonly Watched[]): Promise<void>;
  /** Loudness as the voice's packets tell it: 0 is loudest, 127 silence. */
  speakAt(level: number): Promise<void>;
};

/** Peers in processes of their own, apart from the SFU and from what measures it. */
export type Generator = {
  readonly processes: number;
  /** Brings a peer in over its signalling; it sends nothing yet. */
  join(signalling: PeerSignalling, how: JoinOptions): Promise<RemotePeer>;
  setSending(peers: readonly RemotePeer[], sending: boolean): Promise<void>;
  counts(peers: readonly RemotePeer[]): Promise<PeerCount[]>;
  leave(peers: readonly RemotePeer[]): Promise<void>;
  /** Processor time of all its processes so far, in milliseconds. */
  cpuMs(): number;
  close(): void;
};

/** What a peer sends and whether lines are estimated. */
export type JoinOptions = {
  routerRtpCapabilities: Opaque;
  sends: readonly SentSource[];
  feedback: boolean;
};

type Part = { child: ChildProcess; calls: Calls<GeneratorCalls> };

/** One core is the worker's; the rest of the machine carries the peers, in no more than two processes. */
const PROCESSES = Math.max(1, Math.min(2, cpus().length - 1));

/** Starts the processes and waits until each has read the recording. */
export async function startGenerator(): Promise<Generator> {
  const open = new Map<string, PeerSignalling>();
  const partOf = new Map<string, Part>();
  const parts = Array.from({ length: PROCESSES }, () => startPart(open));
  await Promise.all(parts.map(({ calls }) => calls.ready()));
  let count = 0;
  const each = (peers: readonly RemotePeer[]) =>
    parts
      .map((part) => ({
        part,
        keys: peers.map(({ key }) => key).filter((key) => partOf.get(key) === part),
      }))
      .filter(({ keys }) => keys.length > 0);
  return {
    processes: parts.length,
    async join(signalling, { routerRtpCapabilities, sends, feedback }) {
      const key = String(count);
      const part = parts[count % parts.length];
      if (!part) throw new Error('The generator has no process.');
      count += 1;
      open.set(key, signalling);
      partOf.set(key, part);
      const { send, receive } = signalling;
      const producers = await part.calls.join({
        key,
        send,
        receive,
        routerRtpCapabilities,
        sends: [...sends],
        feedback,
      });
      return {
        key,
        producers,
        watch: (wanted) => part.calls.watch(key, [...wanted]),
        speakAt: (level) => part.calls.speakAt(key, level),
      };
    },
    async setSending(peers, sending) {
      await Promise.all(each(peers).map(({ part, keys }) => part.calls.setSending(keys, sending)));
    },
    async counts(peers) {
      const all = await Promise.all(each(peers).map(({ part, keys }) => part.calls.counts(keys)));
      return all.flat();
    },
    async leave(peers) {
      await Promise.all(each(peers).map(({ part, keys }) => part.calls.leave(keys)));
      for (const { key } of peers) {
        open.delete(key);
        partOf.delete(key);
      }
    },
    cpuMs: () => parts.reduce((sum, { child }) => sum + cpuMsOf(child.pid), 0),
    close() {
      for (const { child } of parts) child.disconnect();
    },
  };
}

function startPart(open: ReadonlyMap<string, PeerSignalling>): Part {
  const child = fork(join(import.meta.dirname, 'generator-process.ts'), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const of = (key: string): PeerSignalling => {
    const signalling = open.get(key);
    if (!signalling) throw new Error(`Peer ${key} has left.`);
    return signalling;
  };
  const own: SignallingCalls = {
    connect: (key, ...args) => of(key).connect(...args),
    produce: (key, ...args) => of(key).produce(...args),
    consume: (key, ...args) => of(key).consume(...args),
    show: (key, ...args) => of(key).show(...args),
  };
  return { child, calls: callable<GeneratorCalls>(child, own) };
}
