import type { MeetingId } from '#contract/ids.ts';

/** Which server process holds the conference of a meeting; there is one at any time. */
export interface ConferenceOwners {
  /** True while this process holds it and may go on. */
  isMine(meetingId: MeetingId): boolean;
  /** The id of the process that holds it; this one takes it when nobody does. Rejects when that cannot be found out. */
  ownerOf(meetingId: MeetingId): Promise<string>;
  /** The id of the process that holds it, or null when none does. Rejects as `ownerOf`. */
  holderOf(meetingId: MeetingId): Promise<string | null>;
  /** Who was thought to hold it said that it does not: the next question goes by Redis alone. */
  moved(meetingId: MeetingId): void;
  /** Names the conferences of this process: what is open keeps its lease, and what lost it is handed over. */
  serve(conferences: {
    isOpen(meetingId: MeetingId): boolean;
    handOver(meetingId: MeetingId): void;
  }): void;
}
