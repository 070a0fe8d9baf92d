import { useEffect } from 'react';
import { sparePages } from '#client/api/thin-line.ts';
import {
  useConferenceState,
  useIsThinLine,
  useLine,
} from '#client/features/conference/conference-context.tsx';
import { useLive } from '#client/live/use-live.ts';
import { offline } from '#client/offline/offline.ts';

/** A line that bears less, in kbit/s, is left to the meeting itself. */
const AMPLE_KBPS = 1000;

/**
 * Has the server send pages slowly while the line hardly bears the voice. Tells what fetches documents in the background how the
 * meeting uses the line, and which item is discussed. What became of the agenda's documents (a recall, a new version) is looked at
 * as soon as the meeting says so.
 */
export function useQuietKeeping(): void {
  const { status } = useConferenceState();
  const { quality, kbps, receives } = useLine();
  const itemId = useLive((state) => state.currentItemId);
  const items = useLive((state) => state.frame?.items);
  const phase = useLive((state) => state.phase);
  const conference = status === 'joined' || status === 'joining' || status === 'reconnecting';
  const isShort =
    status === 'reconnecting' || receives !== 'all' || (kbps ?? AMPLE_KBPS) < AMPLE_KBPS;
  const sparesPages = useIsThinLine() && conference;
  useEffect(() => (sparesPages ? sparePages() : undefined), [sparesPages]);
  useEffect(() => {
    offline.use({ conference, quality: isShort ? 'weak' : quality });
    return () => offline.use({ conference: false, quality: 'unknown' });
  }, [conference, isShort, quality]);
  useEffect(() => {
    offline.goTo(itemId);
    return () => offline.goTo(null);
  }, [itemId]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at again when the agenda or the phase is another
  useEffect(() => offline.lookSoon(), [items, phase]);
}
