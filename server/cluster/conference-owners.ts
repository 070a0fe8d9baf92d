import type { Logger } from 'pino';
import type { MeetingId } from '#contract/ids.ts';
import { createLastUsed } from '#server/services/last-used.ts';
import type { Bus } from '#server/services/ports/bus.ts';
import type { ConferenceOwners } from '#server/services/ports/conference-owners.ts';

/** How long a conference is held without word of Redis, in milliseconds: as long as the media nodes let its room go on. */
const LEASE_MS = 15_000;
const RENEW_EVERY_MS = 1_000;
/** So long nobody needs to have joined, in milliseconds, before a conference is given back. */
const EMPTY_MS = 10_000;
/** So many meetings are remembered with who held their conference last. */
const MOST_REMEMBERED = 1_000;

/** Takes what is free, or was held by who is gone. After a flush who held it last is left the time to say so again. */
const TAKE = `
local owner = redis.call('GET', KEYS[1]) or ARGV[4]
if owner ~= '' and owner ~= ARGV[1] and owner ~= ARGV[2] then return owner end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[3])
return ARGV[1]`;

const RENEW = `
local owner = redis.call('GET', KEYS[1])
if owner and owner ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1`;

const WHO = `return redis.call('GET', KEYS[1])`;

const GIVE_BACK = `
if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end
return 1`;

/** What of Redis is asked here. */
export type Scripts = {
  run(script: string, keys: string[], args: (string | number)[]): Promise<unknown>;
};

type Held = { since: number; validUntil: number; isRenewing: boolean };

/**
 * Which process holds the conference of each meeting, as leases in Redis. A holder that is frozen and wakes up finds its lease gone;
 * what its peers had on a media node ends there already when the next holder opens the room under a greater epoch.
 */
export function createConferenceOwners(parts: {
  scripts: Scripts;
  bus: Bus;
  log: Logger;
}): ConferenceOwners & { close(): Promise<void> } {
  const { scripts, bus, log } = parts;
  const held = new Map<MeetingId, Held>();
  const lastOwners = createLastUsed<MeetingId, string>(MOST_REMEMBERED);
  let conferences: Parameters<ConferenceOwners['serve']>[0] | null = null;
  const keyOf = (meetingId: MeetingId) => `nghi-su:conference:${meetingId}`;
  const isValid = (entry: Held | undefined) =>
    entry !== undefined && performance.now() < entry.validUntil;

  async function take(meetingId: MeetingId, gone: string): Promise<string> {
    const askedAt = performance.now();
    const last = lastOwners.get(meetingId) ?? '';
    const args = [bus.processId, gone, LEASE_MS, bus.isGone(last) ? '' : last];
    const owner = String(await scripts.run(TAKE, [keyOf(meetingId)], args));
    lastOwners.set(meetingId, owner);
    if (owner === bus.processId) {
      const since = held.get(meetingId)?.since ?? askedAt;
      held.set(meetingId, { since, validUntil: askedAt + LEASE_MS, isRenewing: false });
    }
    return owner;
  }

  /** Hands a conference over, unless it was taken anew since. */
  function giveUp(meetingId: MeetingId, entry: Held): void {
    if (held.get(meetingId) !== entry) return;
    held.delete(meetingId);
    log.warn({ meetingId }, 'the conference of a meeting is held elsewhere now');
    conferences?.handOver(meetingId);
  }

  async function renew(meetingId: MeetingId, entry: Held): Promise<void> {
    const askedAt = performance.now();
    if (!conferences?.isOpen(meetingId) && askedAt - entry.since > EMPTY_MS) {
      held.delete(meetingId);
      await scripts.run(GIVE_BACK, [keyOf(meetingId)], [bus.processId]).catch(() => {});
      return;
    }
    entry.isRenewing = true;
    try {
      const isMine = await scripts.run(RENEW, [keyOf(meetingId)], [bus.processId, LEASE_MS]);
      if (Number(isMine) === 1) entry.validUntil = askedAt + LEASE_MS;
      else giveUp(meetingId, entry);
    } catch {
      if (!isValid(entry)) giveUp(meetingId, entry);
    } finally {
      entry.isRenewing = false;
    }
  }

  const renewing = setInterval(() => {
    for (const [meetingId, entry] of held) if (!entry.isRenewing) void renew(meetingId, entry);
  }, RENEW_EVERY_MS);

  return {
    isMine: (meetingId) => isValid(held.get(meetingId)),
    async holderOf(meetingId) {
      if (isValid(held.get(meetingId))) return bus.processId;
      const owner = await scripts.run(WHO, [keyOf(meetingId)], []);
      return owner === null || bus.isGone(String(owner)) ? null : String(owner);
    },
    moved(meetingId) {
      lastOwners.set(meetingId, '');
    },
    async ownerOf(meetingId) {
      if (isValid(held.get(meetingId))) return bus.processId;
      const owner = await take(meetingId, '');
      return bus.isGone(owner) ? take(meetingId, owner) : owner;
    },
    serve(holder) {
      conferences = holder;
    },
    async close() {
      clearInterval(renewing);
      const given = [...held.keys()].map((meetingId) =>
        scripts.run(GIVE_BACK, [keyOf(meetingId)], [bus.processId]),
      );
      held.clear();
      await Promise.allSettled(given);
    },
  };
}
