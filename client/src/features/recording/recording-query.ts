import { read } from '#client/api/query.ts';
import type { MeetingId } from '#contract/ids.ts';

/** How often a recording that is being composed is looked at again, in milliseconds. */
const LOOK_AGAIN_MS = 3_000;

/** Query options of a meeting's recording; looked at again until it is ready. */
export function recordingQuery(meetingId: MeetingId) {
  return {
    ...read('recordings.get', { params: { meetingId } }),
    refetchInterval: (query: { state: { data?: { state: string } | undefined } }) =>
      query.state.data?.state === 'composing' || query.state.data?.state === 'open'
        ? LOOK_AGAIN_MS
        : (false as const),
  };
}
