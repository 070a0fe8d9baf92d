import { z } from 'zod';
import type { RedisStore } from './redis-store.ts';
import type { RoomRef } from './wire.ts';

/**
 * Epochs grow by Redis's clock in milliseconds, or by one where that is not enough: after a flush they are still greater than any
 * before.
 */
const NEXT = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local last = tonumber(redis.call('HGET', KEYS[1], 'epoch') or '0')
local function nextAfter(floor) return math.max(now, last + 1, floor + 1) end`;

const CLAIM = `${NEXT}
local epoch = nextAfter(0)
redis.call('DEL', KEYS[1])
redis.call('HSET', KEYS[1], 'epoch', epoch, 'claim', epoch)
redis.call('PEXPIRE', KEYS[1], ARGV[1])
return epoch`;

/**
 * Holds a room for the claim in ARGV[2], with the parts from ARGV[`from`] on (node, epoch), and leaves the greatest epoch in `greatest`.
 * The greater claim wins, not the one that is written: after a flush a holder that was overtaken may be the first that writes itself in.
 */
const hold = (from: number) => `
local claim = redis.call('HGET', KEYS[1], 'claim')
if claim and tonumber(claim) > tonumber(ARGV[2]) then return 0 end
local greatest = math.max(tonumber(ARGV[2]), tonumber(redis.call('HGET', KEYS[1], 'epoch') or '0'))
redis.call('DEL', KEYS[1])
for i = ${from}, #ARGV, 2 do
  redis.call('HSET', KEYS[1], 'node:' .. ARGV[i], ARGV[i + 1])
  greatest = math.max(greatest, tonumber(ARGV[i + 1]))
end
redis.call('HSET', KEYS[1], 'epoch', greatest, 'claim', ARGV[2])
redis.call('PEXPIRE', KEYS[1], ARGV[1])`;

const ASSIGN = `${NEXT}${hold(4)}
local epoch = nextAfter(greatest)
redis.call('HSET', KEYS[1], 'epoch', epoch, 'node:' .. ARGV[3], epoch)
return epoch`;

const RENEW = `${hold(3)}
return 1`;

const END = `
if redis.call('HGET', KEYS[1], 'claim') == ARGV[1] then redis.call('DEL', KEYS[1]) end
return 1`;

/** A claim was overtaken: another process, with a greater one, holds the room. */
export class Overtaken extends Error {
  override readonly name = 'Overtaken';
}

/**
 * Which process holds a room (its claim) and on which nodes it is open (a part for each, with an epoch of its own), in Redis. A claim
 * and a part are fencing tokens: whoever comes later has a greater one.
 */
export function createAssignments(redis: RedisStore, leaseMs: number) {
  const keyOf = (room: string) => `nghi-su:media:room:${room}`;
  const epochOf = (answer: unknown): number => {
    const epoch = z.coerce.number().parse(answer);
    if (epoch === 0) throw new Overtaken('another process holds this room');
    return epoch;
  };
  return {
    leaseMs,
    /** Takes a room for this process; whoever held it before learns it at the next renewal. */
    claim: async (room: string): Promise<number> =>
      epochOf(await redis.run(CLAIM, [keyOf(room)], [leaseMs])),
    /** Opens a part of a held room on a node, beside exactly these parts. Throws `Overtaken`. */
    async assign(
      room: string,
      claim: number,
      { nodeId, beside }: { nodeId: string; beside: ReadonlyMap<string, number> },
    ): Promise<number> {
      const args = [leaseMs, claim, nodeId, ...[...beside].flat()];
      return epochOf(await redis.run(ASSIGN, [keyOf(room)], args));
    },
    /** Holds a room for another lease, with exactly these parts. Throws `Overtaken`. */
    async renew(room: string, claim: number, parts: ReadonlyMap<string, number>): Promise<void> {
      epochOf(await redis.run(RENEW, [keyOf(room)], [leaseMs, claim, ...[...parts].flat()]));
    },
    /** Gives a room back. */
    async end(room: string, claim: number): Promise<void> {
      await redis.run(END, [keyOf(room)], [claim]);
    },
    /**
     * True when a room's part on a node gave way to a greater epoch, here or elsewhere; a room that nobody knows is left alone, and so
     * is one of which Redis knows smaller ones alone, from a holder that was overtaken and renewed first after a flush.
     */
    async isOvertaken({ key, epoch }: RoomRef, nodeId: string): Promise<boolean> {
      const known = await redis.hash(keyOf(key));
      if (known.epoch === undefined) return false;
      return Number(known[`node:${nodeId}`] ?? known.epoch) > epoch;
    },
  };
}

/** See `createAssignments`. */
export type Assignments = ReturnType<typeof createAssignments>;
