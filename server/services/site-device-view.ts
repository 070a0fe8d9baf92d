import type { SiteDevice } from '#contract/http/devices.ts';
import type { SiteDeviceRecord } from './ports/site-devices.ts';

/** A machine that has not told of itself for so long is not there, in milliseconds: it does so every few seconds. */
const SILENT_MS = 15_000;

/** A machine as those see it who look after it. */
export function presentSiteDevice(record: SiteDeviceRecord, now: Date): SiteDevice {
  const { lastSeenAt, pairedAt, watchedAt: _, watchedByName: __, accountId: ___, ...rest } = record;
  return {
    ...rest,
    pairedAt: pairedAt.toISOString(),
    lastSeenAt: lastSeenAt?.toISOString() ?? null,
    isOnline: lastSeenAt !== null && now.getTime() - lastSeenAt.getTime() < SILENT_MS,
  };
}
