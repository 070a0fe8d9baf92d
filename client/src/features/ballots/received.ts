import { useLiveView } from '#client/live/use-live.ts';
import type { OpenBallot } from '#contract/live/state.ts';

/** How many ballots of an open vote have come in, of how many; a signal says so, so it may lag. */
export function useReceived(ballot: OpenBallot | null): { received: number; base: number } {
  const signal = useLiveView((view) => view.received);
  const received = ballot && signal?.ballotId === ballot.ballotId ? signal.received : 0;
  return { received, base: ballot?.voters.length ?? 0 };
}

/** The part of a whole as a CSS width; nothing of nothing is none. */
export function shareOf(part: number, whole: number): string {
  return `${whole === 0 ? 0 : (part / whole) * 100}%`;
}
