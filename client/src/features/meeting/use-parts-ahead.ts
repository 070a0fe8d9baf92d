import { useEffect } from 'react';
import {
  useConferenceState,
  useIsThinLine,
} from '#client/features/conference/conference-context.tsx';
import { fetchPartsAhead } from '#client/ui/parts-ahead.ts';

/**
 * Fetches what of the room is not shown yet while its sound and picture are at rest: never while one joins or comes back, nor over a
 * line that hardly bears a voice.
 */
export function usePartsAhead(): void {
  const { status } = useConferenceState();
  const isThin = useIsThinLine();
  const isAtRest = status !== 'joining' && status !== 'reconnecting' && !isThin;
  useEffect(() => {
    if (!isAtRest) return;
    const stop = new AbortController();
    void fetchPartsAhead(stop.signal);
    return () => stop.abort();
  }, [isAtRest]);
}
