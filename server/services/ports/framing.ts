import type { MeetingId, UserId } from '#contract/ids.ts';
import type { LiveState, MeetingFrame } from '#contract/live/state.ts';

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

/** Changes what is prepared of a meeting while nothing else happens in it. */
export interface PreparedChanges {
  /**
   * Runs the work in the meeting's turn, with its state, and appends the frame that comes of it: no command is decided between
   * the two. A throw of the work leaves the stream as it was.
   */
  change<T>(
    meetingId: MeetingId,
    actorId: UserId,
    work: (state: LiveState) => Promise<T>,
  ): Promise<T>;
}
