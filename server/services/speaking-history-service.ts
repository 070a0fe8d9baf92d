import type { SpeakingHistory } from '#contract/http/speaking.ts';
import type { MeetingId } from '#contract/ids.ts';
import type { SpeakingHistoryReader } from './ports/speaking-history.ts';

/** So many meetings back is looked for who has not spoken. */
const MEETINGS_BACK = 5;

/** Tells who leads the floor who had it in the meetings before. */
export type SpeakingHistoryService = ReturnType<typeof createSpeakingHistoryService>;

/** Makes the service. */
export function createSpeakingHistoryService({ history }: { history: SpeakingHistoryReader }) {
  return {
    /** Over the last five meetings of the same unit. The right was asked before. */
    before: (meetingId: MeetingId): Promise<SpeakingHistory> =>
      history.before(meetingId, MEETINGS_BACK),
  };
}
