import { z } from 'zod';
import type { RedisStore } from './redis-store.ts';

/** A node that was not heard of for so long is not found any more, in milliseconds. */
const KEPT_MS = 3_000;

const NODES = 'nghi-su:media:nodes';

const NodeRecord = z.object({ nodeId: z.string(), host: z.string(), port: z.int() });

/** Where a node takes control lines. */
export type NodeRecord = z.infer<typeof NodeRecord>;

const REGISTER = `
redis.call('SADD', KEYS[1], ARGV[1])
redis.call('SET', KEYS[2], ARGV[2], 'PX', ARGV[3])
return redis.call('GETDEL', KEYS[3])`;

const LIST = `
local found = {}
for _, id in ipairs(redis.call('SMEMBERS', KEYS[1])) do
  local record = redis.call('GET', KEYS[1] .. ':' .. id)
  if record then found[#found + 1] = record else redis.call('SREM', KEYS[1], id) end
end
return found`;

/** Which nodes there are, in Redis; a record that is not renewed vanishes, and one that a flush took comes back by itself. */
export function createRegistry(redis: RedisStore) {
  const recordKey = (nodeId: string) => `${NODES}:${nodeId}`;
  const drainKey = (nodeId: string) => `${NODES}:${nodeId}:drain`;
  return {
    /** Says that the node is there; to be called every second. Answers whether somebody wants it drained. */
    async register(record: NodeRecord): Promise<{ drain: boolean }> {
      const { nodeId } = record;
      const keys = [NODES, recordKey(nodeId), drainKey(nodeId)];
      return {
        drain:
          (await redis.run(REGISTER, keys, [nodeId, JSON.stringify(record), KEPT_MS])) !== null,
      };
    },
    /** Takes the node out. */
    leave: (nodeId: string): Promise<void> => redis.remove(recordKey(nodeId)),
    /** The nodes that were heard of lately. */
    async list(): Promise<NodeRecord[]> {
      const found = z.array(z.string()).parse(await redis.run(LIST, [NODES], []));
      return found.map((record) => NodeRecord.parse(JSON.parse(record)));
    },
    /** Has a node drained, as at its SIGTERM. */
    drain: (nodeId: string): Promise<void> => redis.set(drainKey(nodeId), '1', 60_000),
  };
}

/** See `createRegistry`. */
export type Registry = ReturnType<typeof createRegistry>;
