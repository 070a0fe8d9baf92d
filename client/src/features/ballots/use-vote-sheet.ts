import { useEffect, useRef } from 'react';
import type { OpenBallot } from '#contract/live/state.ts';
import type { UseOwnBallot } from './use-own-ballot.ts';

/**
 * Brings the ballot up when a vote opens, and again when it goes on after a pause without one's ballot, but for who leads the vote
 * (`leads`) and has just let it go on: it would lie over their desk. Takes it away when the vote closes, or when it turns out that
 * the person has voted already on another device. Returns what to call when the ballot is sent here, so that its receipt stays.
 */
export function useVoteSheet(
  ballot: OpenBallot | null,
  own: UseOwnBallot,
  leads: boolean,
  show: (shown: boolean) => void,
): () => void {
  const ballotId = ballot?.ballotId ?? null;
  const isVoter = own !== null;
  const kind = own?.own.kind;
  const sentHere = useRef(false);
  const tell = useRef(show);
  tell.current = show;

  useEffect(() => {
    sentHere.current = false;
    if (!ballotId || !isVoter) return;
    tell.current(true);
    return () => tell.current(false);
  }, [ballotId, isVoter]);

  const isPaused = ballot?.pausedAt !== undefined;
  const wasPaused = useRef(false);
  useEffect(() => {
    const isResumed = wasPaused.current && !isPaused;
    wasPaused.current = isPaused;
    if (isResumed && isVoter && !leads && kind !== 'recorded') tell.current(true);
  }, [isPaused, isVoter, leads, kind]);

  useEffect(() => {
    if (kind === 'recorded' && !sentHere.current) tell.current(false);
  }, [kind]);

  return () => {
    sentHere.current = true;
  };
}
