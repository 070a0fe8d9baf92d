import type { UserId } from '#contract/ids.ts';
import type { OpenBallot } from '#contract/live/state.ts';
import { showsSingleChoices } from '#contract/secret-ballots/hides-little.ts';
import { useReceived } from './received.ts';
import { useTurnout } from './use-turnout.ts';
import { useVotesAwaited } from './use-votes-awaited.ts';

/** What speaks against closing the open vote now; `asks` when any of it does, so that the chair is asked once. */
export type CloseDoubts = {
  asks: boolean;
  /** The vote is secret, and its count would show what single persons chose. */
  few: boolean;
  /** Ballots may still come. */
  awaited: boolean;
  /** How many are connected and have not voted. */
  waiting: number;
  /** Who was here, has not voted and has lost the line. */
  lost: UserId[];
};

/** What speaks against closing the open vote now; while nobody knows who has voted, that ballots are awaited is enough. */
export function useCloseDoubts(ballot: OpenBallot | null): CloseDoubts {
  const { received } = useReceived(ballot);
  const turnout = useTurnout(ballot);
  const awaited = useVotesAwaited();
  const few = ballot?.secret !== undefined && showsSingleChoices(received);
  const waiting = (awaited && turnout?.waiting.length) || 0;
  const lost = (awaited && turnout?.lost) || [];
  const someMayVote = awaited && (turnout === null || waiting + lost.length > 0);
  return { asks: few || someMayVote, few, awaited, waiting, lost };
}
