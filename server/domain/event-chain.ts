import { createHash } from 'node:crypto';
import type { MeetingId } from '#contract/ids.ts';
import type { LiveEvent } from '#contract/live/events.ts';

/** The link before the first event. */
export const CHAIN_START = '0'.repeat(64);

/**
 * The hash of an event in its meeting's chain: SHA-256 over the link before it, the meeting and the event as canonical JSON
 * (keys sorted), in hex. Changing, dropping or inserting an event breaks every later link.
 */
export function chainHash(meetingId: MeetingId, previous: string, event: LiveEvent): string {
  return createHash('sha256')
    .update(`${previous}\n${meetingId}\n${canonicalJson(event)}`)
    .digest('hex');
}

/** JSON with sorted keys, so that a value has one text whatever order its keys were stored in. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
    entries.sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonicalJson(inner)}`).join(',')}}`;
  }
  return JSON.stringify(value);
}
