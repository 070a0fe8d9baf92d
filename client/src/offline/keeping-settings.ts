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

function keyOf(userId: UserId): string {
  return `nghi-su.keeping.${userId}`;
}
