import { ApiError } from '#client/api/api-error.ts';
import type { MediaSignal } from '#client/media/media-signal.ts';
import type { MeetingId } from '#contract/ids.ts';
import type { MediaAnswers } from '#contract/media/wire.ts';
import type { LiveLine, Unsubscribe } from './live-line.ts';

/**
 * Makes the conference's way to the server out of the meeting's line; refusals reject as `ApiError`, a lost line as `LineLost`. What is
 * asked on a line that has just come back waits until the meeting was entered on it (`entered`): before, the server knows nobody.
 */
export function createMediaSignal(
  line: LiveLine,
  meetingId: MeetingId,
  onReconnected: (listener: () => void) => Unsubscribe,
  entered: () => Promise<void>,
): MediaSignal {
  return {
    async request(name, input) {
      if (line.connected()) await entered();
      const answer = await line.ask('media', { meetingId, name, input });
      if (!answer.ok) throw new ApiError(answer.error);
      return answer.value as MediaAnswers[typeof name];
    },
    onNotice: (listener) =>
      line.onFrame('media', (frame) => {
        if (frame.meetingId === meetingId) listener(frame.notice);
      }),
    onReconnected,
    doubt: () => line.doubt(),
  };
}
