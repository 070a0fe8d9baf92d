import type { ProceedingsLine } from '#contract/http/proceedings.ts';
import type { MeetingId, ProceedingsLineId, UserId } from '#contract/ids.ts';

/** A line that is new. */
export type AddedLine = Omit<KeptLine, 'version'>;

/** A line as it is kept. */
export type KeptLine = Omit<ProceedingsLine, 'isSuperseded'>;

/** Keeps the proceedings of meetings. Every change writes its audit entry in the same transaction. */
export interface ProceedingsStore {
  /** The lines by time, and the events that were left out. */
  read(meetingId: MeetingId): Promise<{ lines: KeptLine[]; leftOut: number[] }>;
  /** Adds those whose id and event are not there yet; returns how many. */
  add(meetingId: MeetingId, lines: readonly AddedLine[], by: UserId): Promise<number>;
  /** Changes the words of that version of a line: whether it was there, and was that version still. */
  change(
    meetingId: MeetingId,
    lineId: ProceedingsLineId,
    change: { text: string; version: number },
    by: UserId,
  ): Promise<'changed' | 'stale' | 'notFound'>;
  /** Removes that version of a line: whether it was there, and was that version still. */
  remove(
    meetingId: MeetingId,
    lineId: ProceedingsLineId,
    version: number,
    by: UserId,
  ): Promise<'removed' | 'stale' | 'notFound'>;
  leaveOut(meetingId: MeetingId, seq: number, by: UserId): Promise<void>;
  bringBack(meetingId: MeetingId, by: UserId): Promise<void>;
}
