import type { MeetingId } from '#contract/ids.ts';
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
  /** Hears what failed, and for which meeting; null: for all of them, until the next day. */
  onError(error: unknown, meetingId: MeetingId | null): void;
}) {
  const { store, files, clock, days, onError } = parts;
  const before = (ms: number) => new Date(clock.now().getTime() - ms);

  /** Does its work for each meeting; where that fails, the next one's is done all the same. */
  async function forEach(
    meetingIds: readonly MeetingId[],
    work: (meetingId: MeetingId) => Promise<unknown>,
  ): Promise<void> {
    for (const meetingId of meetingIds) {
      try {
        await work(meetingId);
      } catch (error) {
        onError(error, meetingId);
      }
    }
  }

  /** Removes what is over now; done by several servers at once it is done once. */
  async function sweep(): Promise<void> {
    await forEach(await store.endedBefore(before(days * DAY_MS)), (meetingId) =>
      store.remove(meetingId, { by: null, reason: null, at: clock.now() }),
    );
    // Those of before too: the files may have stayed where a server died, or the disk refused, after the row was marked.
    await forEach(await store.removed(), (meetingId) => files.remove(meetingId));
    await forEach(await store.readyBefore(before(SOURCES_KEPT_MS)), (meetingId) =>
      files.removeSources(meetingId),
    );
  }

  let timer: NodeJS.Timeout | null = null;
  return {
    sweep,
    /** Sweeps now and then every day. */
    start(): void {
      const run = () => void sweep().catch((error: unknown) => onError(error, null));
      timer ??= setInterval(run, DAY_MS).unref();
      run();
    },
    close(): void {
      if (timer) clearInterval(timer);
    },
  };
}
