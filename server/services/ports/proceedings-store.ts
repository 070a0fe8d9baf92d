import type { ProceedingsLine } from '#contract/http/proceedings.ts';
import type { MeetingId, ProceedingsLineId, UserId } from '#contract/ids.ts';

/** A line that is new. */
export type AddedLine = Omit<ProceedingsLine, 'version'>;

/** Keeps the proceedings of meetings. Every change writes its audit entry in the same transaction. */
export interface ProceedingsStore {
  /** The lines by time, and the events that were left out. */
  read(meetingId: MeetingId): Promise<{ lines: ProceedingsLine[]; leftOut: number[] }>;
  /** Adds those whose id and event are not there yet; returns how many. */
  add(meetingId: MeetingId, lines: readonly AddedLine[], by: UserId): Promise<number>;
  /** Changes the words of that version of a line: whether it was there, and was that version still. */
  change(
    meetingId: MeetingId,
    lineId: ProceedingsLineId,
    change: { text: string; version: number },
    by: UserId,
  ): Promise<'changed' | 'stale' | 'notFound'>;
  /** Removes a line; nothing when it is gone. */
  remove(meetingId: MeetingId, lineId: ProceedingsLineId, by: UserId): Promise<void>;
  leaveOut(meetingId: MeetingId, seq: number, by: UserId): Promise<void>;
  bringBack(meetingId: MeetingId, by: UserId): Promise<void>;
}
