import type { Answer } from '#client/api/call.ts';
import type { RouteName } from '#contract/http/routes.ts';
import type { UserId } from '#contract/ids.ts';

/** When documents leave the device after their meeting. */
export type EraseAfter = 'at-once' | 'week' | 'while-readable';

/** What an account sets about documents on this device. */
export type KeepingSettings = {
  isOn: boolean;
  /** Meetings that begin within so many days have their documents kept. */
  daysAhead: number;
  eraseAfter: EraseAfter;
};

/** The choices of `daysAhead`. */
export const DAYS_AHEAD = [3, 7, 14] as const;

const STANDARD: KeepingSettings = { isOn: true, daysAhead: 7, eraseAfter: 'week' };

/** The settings of an account on this device. They hold nothing secret and outlive a sign-out. */
export function keepingSettings(userId: UserId): KeepingSettings {
  try {
    return { ...STANDARD, ...JSON.parse(localStorage.getItem(keyOf(userId)) ?? '{}') };
  } catch {
    // A browser that refuses storage, or a damaged entry: the standard values.
    return STANDARD;
  }
}

/** Changes them and returns them as they are now. */
export function setKeepingSettings(
  userId: UserId,
  change: Partial<KeepingSettings>,
): KeepingSettings {
  const next = { ...keepingSettings(userId), ...change };
  try {
    localStorage.setItem(keyOf(userId), JSON.stringify(next));
  } catch {
    // Not kept beyond this page; the next one begins with the standard values.
  }
  return next;
}

/**
 * Whether an answer may be kept under the settings of an account; null: no documents are kept for it, a room's own device perhaps. Where
 * keeping is off only who uses the device is known without a line; of a meeting whose documents go at its end nothing is kept after it.
 */
export function mayKeepAnswer(
  settings: Pick<KeepingSettings, 'isOn' | 'eraseAfter'> | null,
  name: RouteName,
  answer: unknown,
): boolean {
  if (!settings || name === 'account.me') return true;
  if (!settings.isOn) return false;
  if (settings.eraseAfter !== 'at-once' || name !== 'meetings.get') return true;
  return (answer as Answer<'meetings.get'>).phase !== 'ended';
}

function keyOf(userId: UserId): string {
  return `nghi-su.keeping.${userId}`;
}
