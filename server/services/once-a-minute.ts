import type { Clock } from './ports/clock.ts';

/** How long a note stands for those that follow, in milliseconds, and how many are remembered. */
const NOTED_FOR_MS = 60_000;
const MOST_NOTED = 10_000;

/** Writes a note under a key unless that was done within the last minute. */
export type OnceAMinute = (key: string, write: (at: Date) => Promise<void>) => Promise<void>;

/** A file is read in hundreds of ranges: one note a minute says as much as one for each. */
export function createOnceAMinute(clock: Clock): OnceAMinute {
  const noted = new Map<string, { at: Date; written: Promise<void> }>();
  return async (key, write) => {
    const at = clock.now();
    const last = noted.get(key);
    // Those that come meanwhile wait for the note: no byte leaves before it is written.
    if (last && at.getTime() - last.at.getTime() < NOTED_FOR_MS) return last.written;
    if (noted.size >= MOST_NOTED) noted.clear();
    const written = write(at);
    noted.set(key, { at, written });
    await written.catch((error: unknown) => {
      noted.delete(key);
      throw error;
    });
  };
}
