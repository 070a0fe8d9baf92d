import type { MeetingId } from '#contract/ids.ts';
import { voidForLostKey } from '#server/domain/live/decide-ballots.ts';
import type { LiveMeetingService } from './live-meeting-service.ts';
import type { SealedBallotBox } from './ports/ballot-box.ts';
import type { BallotKeys } from './ports/ballot-keys.ts';

/**
 * Brings keys and secret ballots together: a ballot whose key is lost is void and said so, a key without an open ballot is
 * destroyed, and from here on each key goes with the close of its ballot. Called at the start, before anybody is let in.
 */
export async function settleSecretBallots(parts: {
  keys: BallotKeys;
  box: Pick<SealedBallotBox, 'uncounted'>;
  live: Pick<LiveMeetingService, 'record' | 'onEvents'>;
  onError: (error: unknown, meetingId: MeetingId) => void;
}): Promise<void> {
  const { keys, box, live, onError } = parts;
  live.onEvents((meetingId, events) => {
    for (const event of events) {
      if (event.type !== 'ballot.counted' && event.type !== 'ballot.voided') continue;
      keys.destroy(event.ballotId).catch((error: unknown) => onError(error, meetingId));
    }
  });
  const uncounted = await box.uncounted();
  const kept = new Set(await keys.kept());
  for (const { meetingId, ballotId } of uncounted) {
    if (kept.delete(ballotId)) continue;
    await live
      .record(meetingId, (state) => voidForLostKey(state, ballotId))
      .catch((error: unknown) => onError(error, meetingId));
  }
  for (const ballotId of kept) await keys.destroy(ballotId);
}
