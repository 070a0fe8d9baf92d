import type { MeetingId } from '#contract/ids.ts';
import type { LiveEvent } from '#contract/live/events.ts';
import { planRecording } from '#server/domain/recording/recording-plan.ts';
import type { Clock } from './ports/clock.ts';
import type { Jobs } from './ports/jobs.ts';
import type { LiveEvents } from './ports/live-events.ts';
import {
  NOTHING_RECORDED,
  type RecordingComposer,
  type RecordingFiles,
  type RecordingStore,
} from './ports/recordings.ts';

/** After so long a job lets others go first; the next one goes on where it left. */
const TURN_MS = 4 * 60_000;
/** So many attempts in a row at the same part, and it is given up. */
const MOST_ATTEMPTS = 4;
/** Where another process composes it, it is looked again so much later whether that one has left anything. */
const TAKEN_SECONDS = 30;
/** How often all that is to be composed is looked at again: what waits for room on the disk, and what lost its job, as where a server died between row and job. */
const SWEEP_MS = 10 * 60_000;

/** What is left to do: nothing, more, or more once the disk has room. */
type Left = 'nothing' | 'more' | 'room';

/** What the composing works with. */
export type RecordingComposingParts = {
  store: RecordingStore;
  composer: RecordingComposer;
  files: Pick<RecordingFiles, 'remove'>;
  events: Pick<LiveEvents, 'eventsAfter'>;
  jobs: Pick<Jobs, 'enqueue' | 'work'>;
  clock: Clock;
  onError(error: unknown, meetingId: MeetingId): void;
};

/** The composing of recordings. */
export type RecordingComposing = ReturnType<typeof createRecordingComposing>;

/** Makes the service, which makes one file of the recording of each meeting that has ended: what is done stays done, so that a crash costs one part. */
export function createRecordingComposing(parts: RecordingComposingParts) {
  const { store, composer, files, events, jobs, clock, onError } = parts;
  const ending = new AbortController();

  const enqueue = (meetingId: MeetingId, afterSeconds?: number) =>
    jobs.enqueue('recording.compose', { meetingId }, afterSeconds);
  const isRemoved = async (meetingId: MeetingId) =>
    (await store.find(meetingId))?.state === 'removed';

  async function compose(meetingId: MeetingId): Promise<Left> {
    const row = await store.find(meetingId);
    if (row?.state !== 'composing' || !row.endedAt) return 'nothing';
    // A full disk is no fault of the recording's, nor is the server's end: no attempt is counted.
    if (!(await composer.hasRoom(meetingId))) return 'room';
    const attempts = await store.attempt(meetingId);
    let hasProgress = false;
    try {
      const onProgress = () => {
        hasProgress = true;
      };
      const left = await composeMore(meetingId, row.endedAt, onProgress);
      if (left === 'room') await store.takeBackAttempt(meetingId);
      return left;
    } catch (error) {
      if (ending.signal.aborted) {
        await store.takeBackAttempt(meetingId);
        return 'nothing';
      }
      onError(error, meetingId);
      // What comes next has all its attempts: a new job, for this one may have used up its own.
      if (hasProgress) return 'more';
      if (attempts < MOST_ATTEMPTS) throw error;
      await store.fail(meetingId, error instanceof Error ? error.message : String(error));
      return 'nothing';
    }
  }

  async function composeMore(
    meetingId: MeetingId,
    endedAt: Date,
    onProgress: () => void,
  ): Promise<Left> {
    const { signal } = ending;
    const stream = await events.eventsAfter(meetingId, 0);
    const recorded = await composer.recorded(meetingId, signal);
    const plan = planRecording(stream, recorded, endedAt.getTime());
    if (plan.parts.length === 0) {
      await store.fail(meetingId, NOTHING_RECORDED);
      return 'nothing';
    }
    const deadline = clock.now().getTime() + TURN_MS;
    for (const [index, part] of plan.parts.entries()) {
      if (await isRemoved(meetingId)) return 'nothing';
      if (clock.now().getTime() > deadline) return 'more';
      if (!(await composer.hasRoom(meetingId))) return 'room';
      const isNew = await composer.makePart(meetingId, part, signal);
      // To come again to what is there already is no progress: else nothing would ever be given up.
      if (!isNew) continue;
      onProgress();
      // The joining is the last of the work.
      const progress = Math.floor((95 * (index + 1)) / plan.parts.length);
      await store.noteProgress(meetingId, progress);
    }
    if (await isRemoved(meetingId)) return 'nothing';
    if (!(await composer.hasRoom(meetingId, plan.parts))) return 'room';
    const about = { title: titleOf(stream), contents: plan.contents };
    const file = await composer.join(meetingId, plan.parts, about, signal);
    await store.finish(meetingId, { ...file, contents: plan.contents }, clock.now());
    return 'nothing';
  }

  /** Composes what there is room for; what there is none for waits until a sweep, or somebody, asks for it again. */
  async function composeOrWait(meetingId: MeetingId): Promise<Left> {
    const left = await compose(meetingId);
    if (left === 'room') {
      onError(new Error('the disk has no room for it yet'), meetingId);
      await store.wait(meetingId, clock.now());
    }
    return left;
  }

  /** Asks for all that nobody composes. */
  async function sweep(): Promise<void> {
    for (const meetingId of await store.waiting())
      await store.alone(meetingId, () => enqueue(meetingId));
  }

  /** Removes the files of one that was removed, unless another composes it still, who does so afterwards. */
  async function clear(meetingId: MeetingId): Promise<void> {
    if (await isRemoved(meetingId)) await store.alone(meetingId, () => files.remove(meetingId));
  }

  let sweeping: NodeJS.Timeout | null = null;
  return {
    sweep,
    /** Composes what waits, and from now on what is enqueued; what waits for room, or has lost its job, is asked for now and then. */
    async start(): Promise<void> {
      await jobs.work(
        'recording.compose',
        async ({ meetingId }) => {
          try {
            // Every server that hears of the end enqueues it; the next job comes when this one holds nothing any more.
            const left = await store.alone(meetingId, () => composeOrWait(meetingId));
            if (left === 'more') await enqueue(meetingId);
            // What was asked for while another was just giving up must not be lost with it.
            if (left === null) await enqueue(meetingId, TAKEN_SECONDS);
          } finally {
            await clear(meetingId);
          }
        },
        { concurrency: 1 },
      );
      for (const meetingId of await store.waiting()) await enqueue(meetingId);
      // A sweep that fails is followed by the next one.
      sweeping ??= setInterval(() => void sweep().catch(() => {}), SWEEP_MS).unref();
    },
    /** Lets the recording of a meeting be composed, if there is one and it has ended. */
    async ask(meetingId: MeetingId): Promise<void> {
      const row = await store.find(meetingId);
      if (row?.state === 'composing') await enqueue(meetingId);
    },
    clear,
    /** Ends the part in hand; the next server makes it anew. */
    close(): void {
      if (sweeping) clearInterval(sweeping);
      ending.abort();
    },
  };
}

function titleOf(stream: readonly LiveEvent[]): string {
  const framed = stream.findLast((event) => event.type === 'meeting.framed');
  return framed?.type === 'meeting.framed' ? framed.frame.title : '';
}
