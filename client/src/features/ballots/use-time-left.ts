import { useServerNow } from '#client/live/use-live.ts';
import { msLeft } from '#contract/live/pause.ts';
import type { OpenBallot } from '#contract/live/state.ts';

/** Seconds that are left to vote, by the server's clock: null without a deadline, and standing still in a pause. */
export function useTimeLeft(ballot: OpenBallot): number | null {
  const now = useServerNow(ballot.closesAt !== null && ballot.pausedAt === undefined);
  const ms = msLeft(ballot, now);
  return ms === null ? null : ms / 1000;
}
