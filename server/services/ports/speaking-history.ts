import type { SpeakingHistory } from '#contract/http/speaking.ts';
import type { MeetingId } from '#contract/ids.ts';

/** Tells who had the floor in meetings that are over. */
export interface SpeakingHistoryReader {
  /** Over the last meetings of the same unit that began before this one, at most so many. */
  before(meetingId: MeetingId, limit: number): Promise<SpeakingHistory>;
}
