import type { MeetingId, UserId } from '#contract/ids.ts';
import type { MeetingFrame } from '#contract/live/state.ts';

/** Reads what is prepared of a released meeting as the stream's frame: only documents that are ready are in it. */
export interface FrameReader {
  /** Null for a draft: it has no stream yet. */
  read(meetingId: MeetingId): Promise<MeetingFrame | null>;
}

/** Brings the stream of a released meeting up to what is prepared. */
export interface Framing {
  /** Appends `meeting.framed` when the prepared rows differ from the last frame; does nothing for a draft. */
  reframe(meetingId: MeetingId, actorId: UserId): Promise<void>;
}
