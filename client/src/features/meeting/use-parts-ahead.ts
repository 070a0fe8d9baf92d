import { useEffect } from 'react';
import { fetchSealing } from '#client/features/ballots/ballot-post.ts';
import {
  useConferenceState,
  useIsThinLine,
} from '#client/features/conference/conference-context.tsx';
import { fetchPartsAhead, SETTLED_MS } from '#client/ui/parts-ahead.ts';

/**
 * Fetches what of the room is not shown yet while its sound and picture are at rest: never while one joins or comes back, nor over a
 * line that hardly bears a voice, but for what a secret vote needs, which must not wait for it.
 */
export function usePartsAhead(): void {
  const { status } = useConferenceState();
  const isThin = useIsThinLine();
  const isAtRest = status !== 'joining' && status !== 'reconnecting';
  useEffect(() => {
    if (!isAtRest) return;
    const timer = setTimeout(() => void fetchSealing().catch(() => undefined), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [isAtRest]);
  useEffect(() => {
    if (!isAtRest || isThin) return;
    const stop = new AbortController();
    void fetchPartsAhead(stop.signal);
    return () => stop.abort();
  }, [isAtRest, isThin]);
}
