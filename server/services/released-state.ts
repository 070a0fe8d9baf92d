import { Refusal, refuse } from '#contract/errors.ts';
import type { MeetingId } from '#contract/ids.ts';
import type { LiveState } from '#contract/live/state.ts';
import type { LiveMeetingService } from './live-meeting-service.ts';

/** The state of a meeting that was handed out; a draft has no attendance yet, which is refused with WRONG_STATE. */
export async function releasedState(
  live: Pick<LiveMeetingService, 'stateOf'>,
  meetingId: MeetingId,
): Promise<LiveState> {
  return live.stateOf(meetingId).catch((error: unknown) => {
    throw error instanceof Refusal && error.code === 'NOT_FOUND'
      ? refuse('WRONG_STATE', 'not-released')
      : error;
  });
}
