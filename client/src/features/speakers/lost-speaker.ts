import type { LiveView } from '#client/live/live-view.ts';
import type { UserId } from '#contract/ids.ts';
import type { Floor } from '#contract/live/floor.ts';

/** How long a speaker may be away before those who lead are told, in milliseconds: a line that breaks mostly comes back. */
const PATIENCE_MS = 30_000;

/**
 * Whether who has the floor lost the line and did not come back: none of their `devices` (their own, and the room's from which
 * they speak) has been here for 30 s. Who was here with no device at all speaks in the hall, and has lost nothing. `now` is in
 * milliseconds of the server's clock.
 */
export function isSpeakerLost(
  floor: Pick<Floor, 'since'>,
  devices: readonly UserId[],
  { presence, goneSince }: Pick<LiveView, 'presence' | 'goneSince'>,
  now: number,
): boolean {
  if (devices.some((userId) => presence.has(userId))) return false;
  const left = devices.flatMap((userId) => goneSince.get(userId) ?? []);
  if (left.length === 0) return false;
  return now - Math.max(...left, Date.parse(floor.since)) >= PATIENCE_MS;
}
