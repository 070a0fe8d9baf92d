const KEY = 'nghi-su.line';
/** What bears less, in kbit/s, begins with sound alone (`media/mediasoup/receiver-line.ts`). */
const THIN_KBPS = 150;
/** A line is another one after so long: the device may stand elsewhere. */
const LASTS_MS = 12 * 60 * 60 * 1000;

/** Remembers what the line towards this device was estimated to bear, in kbit/s, so that the next joining begins with it. */
export function rememberLine(kbps: number, now = Date.now()): void {
  try {
    localStorage.setItem(KEY, `${Math.round(kbps)} ${now}`);
  } catch {
    // Without it the next joining measures anew.
  }
}

/** The line bears all that is wanted of it, or is another one: the next joining begins with everything. */
export function forgetLine(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Then nothing was remembered either.
  }
}

/** True of a line that was measured lately, and bears hardly more than a voice. */
export function isKnownThin(now = Date.now()): boolean {
  return (knownLine(now) ?? THIN_KBPS) < THIN_KBPS;
}

/** What is known of the line, in kbit/s; undefined when it was not measured lately. */
export function knownLine(now = Date.now()): number | undefined {
  try {
    const [kbps = 0, at = 0] = (localStorage.getItem(KEY) ?? '').split(' ').map(Number);
    return kbps >= 1 && now - at < LASTS_MS ? Math.min(kbps, 1_000_000) : undefined;
  } catch {
    return undefined;
  }
}
