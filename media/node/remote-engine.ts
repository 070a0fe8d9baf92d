import type { MediaCounts, MediaEngine, Opaque } from '#media/media-engine.ts';
import { MediaError } from '#media/media-error.ts';
import type { MediaLog } from '#media/media-log.ts';
import { routerRtpCapabilities } from '#media/mediasoup/codecs.ts';
import { createAssignments, Overtaken } from './assignments.ts';
import { NodeDirectory } from './node-directory.ts';
import type { NodeLink } from './node-link.ts';
import { openRedisStore } from './redis-store.ts';
import { createRegistry } from './registry.ts';
import { RemoteRoom } from './remote-room.ts';
import type { NodeState } from './wire.ts';

/** How the engine finds its nodes, and how long it waits for what. */
export type RemoteEngineOptions = {
  redisUrl: string;
  /** What servers and nodes know and nobody else. */
  secret: string;
  /** At most so many peers of a room on one node while there are others; null: as many as it carries. */
  peersPerNode: number | null;
  /** How long a room may go on without word of Redis, in milliseconds; absent: 15 s. */
  leaseMs?: number;
  /** How long a node may be silent before it is taken for lost, in milliseconds; absent: 2 s. */
  silenceMs?: number;
  log: MediaLog;
};

/** The engine of a server process whose rooms are on media nodes. */
export type RemoteEngine = Omit<MediaEngine, 'openRoom'> & {
  openRoom(key: string): Promise<RemoteRoom>;
  /** The nodes that answer now, with the rooms that this process has there. */
  nodes(): { state: NodeState; ownRooms: number }[];
};

const LEASE_MS = 15_000;
const SILENCE_MS = 2_000;
const RENEW_EVERY_MS = 1_000;

/** Opens the engine. Nodes may come and go; without any, rooms are refused as `unavailable` until one comes. */
export async function createRemoteEngine(options: RemoteEngineOptions): Promise<RemoteEngine> {
  const { redisUrl, secret, peersPerNode, log } = options;
  const { leaseMs = LEASE_MS, silenceMs = SILENCE_MS } = options;
  const redis = await openRedisStore(redisUrl, log);
  const assignments = createAssignments(redis, leaseMs);
  const directory = new NodeDirectory(createRegistry(redis), { secret, silenceMs }, log);
  const rooms = new Map<string, { opening: Promise<RemoteRoom>; validUntil: number }>();
  const open = new Set<RemoteRoom>();
  let closed = false;

  const stopNews = directory.onNews(({ link, now }) => {
    for (const room of open) {
      if (now === 'lost') room.nodeLost(link);
      // A node that is ready may be what a room on a draining one waits for.
      else room.leaveDraining().catch((err) => log.error({ err }, 'media nodes: not moved'));
    }
  });
  const renewing = setInterval(() => {
    for (const room of open) renew(room).catch((err) => log.error({ err }, 'media nodes: lease'));
  }, RENEW_EVERY_MS);

  /** Holds a room for another lease and lets its nodes know; gives it up when it may not be held any more. */
  async function renew(room: RemoteRoom): Promise<void> {
    const askedAt = performance.now();
    const entry = rooms.get(room.key);
    try {
      await assignments.renew(room.key, room.claim, room.epochs);
    } catch (error) {
      if (error instanceof Overtaken) room.giveUp('another process holds it');
      else if (entry && performance.now() > entry.validUntil) room.giveUp('Redis is away');
      return;
    }
    if (entry) entry.validUntil = askedAt + leaseMs;
    const validMs = askedAt + leaseMs - performance.now();
    for (const { link, ref } of room.parts) link.lease([ref], validMs);
  }

  async function openAnew(key: string): Promise<RemoteRoom> {
    const claim = await assignments.claim(key).catch((error: unknown) => {
      throw new MediaError('unavailable', 'Redis is away', error);
    });
    const room = new RemoteRoom({
      key,
      claim,
      assignments,
      directory,
      peersPerNode,
      roomsOn,
      log,
      onClose() {
        open.delete(room);
        rooms.delete(key);
        assignments.end(key, claim).catch(() => {});
      },
    });
    open.add(room);
    try {
      await room.opened();
      if (closed) throw new MediaError('closed', 'the engine was closed');
      return room;
    } catch (error) {
      room.close();
      throw error;
    }
  }

  function roomsOn(link: NodeLink): number {
    return [...open].filter((room) => room.parts.some((part) => part.link === link)).length;
  }

  return {
    ready: Promise.resolve(),
    rtpCapabilities: routerRtpCapabilities() as Opaque,
    openRoom(key): Promise<RemoteRoom> {
      if (closed) return Promise.reject(new MediaError('closed', 'the engine was closed'));
      const known = rooms.get(key);
      if (known) return known.opening;
      const opening = openAnew(key);
      const entry = { opening, validUntil: performance.now() + leaseMs };
      rooms.set(key, entry);
      opening.catch(() => {
        // One that was given up while it opened has made place for the next.
        if (rooms.get(key) === entry) rooms.delete(key);
      });
      return opening;
    },
    counts(): MediaCounts {
      const states = directory.links.flatMap(({ state }) => state?.counts ?? []);
      const sum = (of: keyof MediaCounts) =>
        states.reduce((total, counts) => total + counts[of], 0);
      return {
        workers: sum('workers'),
        workerRestarts: sum('workerRestarts'),
        rooms: sum('rooms'),
        peers: sum('peers'),
        producers: sum('producers'),
        consumers: sum('consumers'),
      };
    },
    nodes: () =>
      directory.links.flatMap((link) =>
        link.state ? [{ state: link.state, ownRooms: roomsOn(link) }] : [],
      ),
    async close() {
      closed = true;
      clearInterval(renewing);
      stopNews();
      for (const room of [...open]) room.close();
      directory.close();
      await redis.close();
    },
  };
}
