import { setTimeout as delay } from 'node:timers/promises';
import type { MediaLog } from '#media/media-log.ts';
import { listenAddresses } from '#media/mediasoup/listen-addresses.ts';
import { createMediasoupEngine } from '#media/mediasoup/mediasoup-engine.ts';
import { createAssignments } from './assignments.ts';
import { createCpuMeter } from './cpu-meter.ts';
import { NodeServer } from './node-server.ts';
import type { NodeSettings } from './node-settings.ts';
import { openRedisStore } from './redis-store.ts';
import { createRegistry } from './registry.ts';
import { listenForLines } from './secret-line.ts';

const HEARTBEAT_MS = 1_000;
const DRAINED_EVERY_MS = 100;

/** A media node while it runs. */
export type RunningNode = {
  nodeId: string;
  /** Settles when somebody asked over Redis that it be drained. */
  drainAsked: Promise<void>;
  /** Takes no more rooms and settles when those that are here have moved, or after the time of the settings. */
  drain(): Promise<void>;
  /** Ends everything at once; again is harmless. */
  close(): Promise<void>;
};

/** Starts a media node: engine, control port, registration. Rejects when the SFU does not start. */
export async function runNode(
  settings: NodeSettings,
  parts: { workerBin: string; log: MediaLog },
): Promise<RunningNode> {
  const { nodeId, capacity, media } = settings;
  const { log, workerBin } = parts;
  const engine = createMediasoupEngine({
    workerBin,
    workers: settings.workers,
    listen: listenAddresses(media.listenIp, media.announcedAddress),
    portRange: media.ports,
    log,
  });
  await engine.ready;
  const isOwn = settings.control.host === settings.address;
  const server = new NodeServer({
    nodeId,
    engine,
    capacity,
    pipes: {
      listen: {
        ip: settings.control.host,
        ...(isOwn ? {} : { announcedAddress: settings.address }),
      },
      ports: media.ports,
    },
    cpu: createCpuMeter(),
    log,
  });
  const port = await listenForLines(settings.control, settings.secret, (line) =>
    server.serve(line),
  );
  const redis = await openRedisStore(settings.redisUrl, log);
  const registry = createRegistry(redis);
  const assignments = createAssignments(redis, 0);
  const drainAsked = Promise.withResolvers<void>();
  let closed = false;

  /** Shows that the node is there, and closes what another node or process holds by now. */
  async function beat(): Promise<void> {
    try {
      const record = { nodeId, host: settings.address, port: port.port };
      const { drain } = await registry.register(record);
      if (drain) drainAsked.resolve();
      for (const ref of server.rooms)
        if (await assignments.isOvertaken(ref, nodeId)) server.end(ref, 'held elsewhere by now');
    } catch (error) {
      // Rooms go on as long as their holders say so; new servers find the node when Redis is back.
      log.info({ reason: String(error) }, 'media node: no word with Redis');
    }
  }
  const beating = setInterval(() => void beat(), HEARTBEAT_MS);
  await beat();
  log.info({ nodeId, host: settings.address, port: port.port }, 'media node: ready');

  return {
    nodeId,
    drainAsked: drainAsked.promise,
    async drain() {
      server.drain();
      const until = performance.now() + settings.drainMs;
      while (!closed && server.rooms.length > 0 && performance.now() < until)
        await delay(DRAINED_EVERY_MS);
    },
    async close() {
      if (closed) return;
      closed = true;
      clearInterval(beating);
      await registry.leave(nodeId).catch(() => {});
      server.close();
      port.close();
      await engine.close();
      await redis.close();
    },
  };
}
