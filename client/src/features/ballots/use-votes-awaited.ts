import { useLive, useLiveView, useServerNow } from '#client/live/use-live.ts';
import { msLeft } from '#contract/live/pause.ts';

/** Whether a vote is open in which somebody has not voted and still has time to. */
export function useVotesAwaited(): boolean {
  const ballot = useLive((state) => state.openBallot);
  const received = useLiveView((view) => view.received);
  const now = useServerNow(ballot !== null);
  if (!ballot || (received?.received ?? 0) >= ballot.voters.length) return false;
  return msLeft(ballot, now) !== 0;
}
