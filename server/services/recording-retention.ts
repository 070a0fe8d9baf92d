import type { Clock } from './ports/clock.ts';
import type { RecordingFiles, RecordingStore } from './ports/recordings.ts';

const DAY_MS = 24 * 60 * 60_000;
/** How long what a finished recording was made of is kept beside it. */
const SOURCES_KEPT_MS = 7 * DAY_MS;

/** Makes the daily work; `days` after the end of its meeting a recording is removed, and the audit log says so. */
export function createRecordingRetention(parts: {
  store: Pick<RecordingStore, 'endedBefore' | 'readyBefore' | 'removed' | 'remove'>;
  files: Pick<RecordingFiles, 'remove' | 'removeSources'>;
  clock: Clock;
  days: number;
  onError(error: unknown): void;
}) {
  const { store, files, clock, days, onError } = parts;
  const before = (ms: number) => new Date(clock.now().getTime() - ms);

  /** Removes what is over now; done by several servers at once it is done once. */
  async function sweep(): Promise<void> {
    for (const meetingId of await store.endedBefore(before(days * DAY_MS))) {
      await store.remove(meetingId, { by: null, reason: null, at: clock.now() });
    }
    // Those of before too: the files may have stayed where a server died, or the disk refused, after the row was marked.
    for (const meetingId of await store.removed()) await files.remove(meetingId).catch(onError);
    for (const meetingId of await store.readyBefore(before(SOURCES_KEPT_MS)))
      await files.removeSources(meetingId);
  }

  let timer: NodeJS.Timeout | null = null;
  return {
    sweep,
    /** Sweeps now and then every day. */
    start(): void {
      const run = () => void sweep().catch(onError);
      timer ??= setInterval(run, DAY_MS).unref();
      run();
    },
    close(): void {
      if (timer) clearInterval(timer);
    },
  };
}
