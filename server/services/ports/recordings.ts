import type { Readable } from 'node:stream';
import type {
  RecordingContents,
  RecordingOpening,
  RecordingState,
} from '#contract/http/recordings.ts';
import type { MeetingId, UserId } from '#contract/ids.ts';
import type { RecordingPart } from '#server/domain/recording/parts.ts';
import type { Gap, Span } from '#server/domain/recording/picture-plan.ts';
import type { ByteRange } from './file-store.ts';

/** The problem of a recording that was over before anything was recorded: to try it again helps nobody. */
export const NOTHING_RECORDED = 'nothing was recorded';

/** The picture that stands for a finished recording before it plays, a JPEG beside its file: the first one of it, or the card that says there is none. */
export const STILL_FILE = 'hinh-dau.jpg';

/** What is kept of the recording of a meeting. `contents`, `fileName` and `sizeBytes` are those of the finished file. */
export type StoredRecording = {
  meetingId: MeetingId;
  state: RecordingState;
  /** Why it was given up, once it `failed`. */
  problem: string | null;
  progress: number;
  endedAt: Date | null;
  readyAt: Date | null;
  fileName: string | null;
  sizeBytes: number | null;
  contents: RecordingContents | null;
  /** When the disk last had no room for it to be composed, which waits since then. */
  noRoomAt: Date | null;
  removedAt: Date | null;
  removalReason: string | null;
};

/** A finished recording: its file, and what stands where in it. */
export type FinishedRecording = {
  fileName: string;
  sizeBytes: number;
  contents: RecordingContents;
};

/** The rows of recordings; the row itself is made in the transaction of the stream that says so. */
export interface RecordingStore {
  find(meetingId: MeetingId): Promise<StoredRecording | null>;
  /** Does work on the recording of a meeting while no other process does; null when one does. */
  alone<T>(meetingId: MeetingId, work: () => Promise<T>): Promise<T | null>;
  /** Meetings whose recording is to be composed, also those that wait for room on the disk. */
  waiting(): Promise<MeetingId[]>;
  /** Counts one more attempt at composing, which does not wait any more; how many there were since something was last done. */
  attempt(meetingId: MeetingId): Promise<number>;
  /** Takes back an attempt that failed by no fault of the recording's. */
  takeBackAttempt(meetingId: MeetingId): Promise<void>;
  /** Notes how far the composing is, in per cent; attempts are counted anew. */
  noteProgress(meetingId: MeetingId, progress: number): Promise<void>;
  /** False when it is not being composed any more. */
  finish(meetingId: MeetingId, finished: FinishedRecording, at: Date): Promise<boolean>;
  fail(meetingId: MeetingId, problem: string): Promise<void>;
  /** Notes that the composing waits for room on the disk. */
  wait(meetingId: MeetingId, noRoomAt: Date): Promise<void>;
  /** Lets one that failed or waits be composed anew, with a note in the audit log; false when it does neither, as after another did so. */
  retry(meetingId: MeetingId, by: UserId): Promise<boolean>;
  noteOpening(meetingId: MeetingId, accountId: UserId, at: Date): Promise<void>;
  /** Who has opened it; who did last first. */
  openings(meetingId: MeetingId): Promise<RecordingOpening[]>;
  /** Those of meetings that ended before, however far they are. */
  endedBefore(before: Date): Promise<MeetingId[]>;
  /** Finished ones that were ready before. */
  readyBefore(before: Date): Promise<MeetingId[]>;
  /** Those that were marked as removed. */
  removed(): Promise<MeetingId[]>;
  /** Marks one of a meeting that has ended as removed, with a note in the audit log; false when there was nothing to remove. `by` null: its time was over. */
  remove(
    meetingId: MeetingId,
    removal: { by: UserId | null; reason: string | null; at: Date },
  ): Promise<boolean>;
}

/** Makes one file of what was recorded of a meeting, in parts, each of which is made once. */
export interface RecordingComposer {
  /** What was recorded when, and what was missed, once no process writes it any more. */
  recorded(meetingId: MeetingId, signal: AbortSignal): Promise<{ spans: Span[]; gaps: Gap[] }>;
  /** True while the disk has room for more of a recording; for a finished file of these parts, where they are named. */
  hasRoom(meetingId: MeetingId, parts?: readonly RecordingPart[]): Promise<boolean>;
  /** Makes a part unless it is there; whether it made it. */
  makePart(meetingId: MeetingId, part: RecordingPart, signal: AbortSignal): Promise<boolean>;
  /** Joins the parts to the finished file, which takes the place of an earlier one at once, and puts its still beside it. */
  join(
    meetingId: MeetingId,
    parts: readonly RecordingPart[],
    about: { title: string; contents: RecordingContents },
    signal: AbortSignal,
  ): Promise<{ fileName: string; sizeBytes: number }>;
}

/** The files of recordings. */
export interface RecordingFiles {
  /** Opens a part of a finished file. */
  read(meetingId: MeetingId, fileName: string, range?: ByteRange): Promise<Readable>;
  /** Removes what a finished file was made of; harmless when it is gone. */
  removeSources(meetingId: MeetingId): Promise<void>;
  /** Removes everything. */
  remove(meetingId: MeetingId): Promise<void>;
}
