import type { MediaCounts, MediaEngine, Opaque } from '#media/media-engine.ts';
import { MediaError } from '#media/media-error.ts';
import type { MediaLog } from '#media/media-log.ts';
import { routerRtpCapabilities } from './codecs.ts';
import {
  type ListenAddress,
  listenInfos,
  machineAddresses,
  type PortRange,
} from './listen-addresses.ts';
import type { VoiceLimits } from './loudest-voices.ts';
import { SfuRoom } from './room.ts';
import { VOICES } from './voice-limits.ts';
import { WorkerPool } from './worker-pool.ts';

/** How the engine runs. */
export type MediasoupOptions = {
  /** Path of the mediasoup-worker program; absent: mediasoup's own. */
  workerBin?: string;
  /** Number of workers, as a rule one for each core. */
  workers: number;
  /** Absent: every IPv4 address of the machine. */
  listen?: readonly ListenAddress[];
  /** Absent: any free port. At least one port for each worker. */
  portRange?: PortRange;
  /** How many microphones of a room are forwarded at once; absent: `VOICES`. */
  voices?: VoiceLimits;
  log: MediaLog;
};

/** The SFU of this process, whose rooms can be piped to those of other machines. */
export type MediasoupEngine = Omit<MediaEngine, 'openRoom'> & {
  openRoom(key: string): Promise<SfuRoom>;
};

/** Starts the SFU in this process: mediasoup's workers, each with one UDP and one TCP port on each address. */
export function createMediasoupEngine(options: MediasoupOptions): MediasoupEngine {
  const { log, voices = VOICES } = options;
  const range = options.portRange ?? null;
  const size = range === null ? options.workers : Math.min(options.workers, portsIn(range));
  const pool = new WorkerPool(size, {
    workerBin: options.workerBin,
    listenInfos: listenInfos(options.listen ?? machineAddresses(), range),
    log,
  });
  const ready = pool.ready();
  ready.catch(() => {});
  const rooms = new Map<string, SfuRoom>();
  let closed = false;

  return {
    ready,
    rtpCapabilities: routerRtpCapabilities() as Opaque,
    async openRoom(key): Promise<SfuRoom> {
      if (closed) throw new MediaError('closed', 'the engine was closed');
      const known = rooms.get(key);
      const room =
        known ?? new SfuRoom(key, pool.place(), { voices, log }, () => rooms.delete(key));
      if (known === undefined) rooms.set(key, room);
      await room.opened();
      return room;
    },
    counts(): MediaCounts {
      const open = [...rooms.values()].map((room) => room.counts());
      const sum = (of: 'peers' | 'producers' | 'consumers') =>
        open.reduce((total, counts) => total + counts[of], 0);
      return {
        ...pool.counts(),
        rooms: rooms.size,
        peers: sum('peers'),
        producers: sum('producers'),
        consumers: sum('consumers'),
      };
    },
    async close() {
      closed = true;
      for (const room of [...rooms.values()]) room.close();
      pool.close();
    },
  };
}

function portsIn(range: PortRange): number {
  return range.max - range.min + 1;
}
