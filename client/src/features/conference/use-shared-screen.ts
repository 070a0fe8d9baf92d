import { useLive } from '#client/live/use-live.ts';
import type { PeerView } from '#client/media/conference-state.ts';
import { screenToShow } from './choose-peers.ts';
import { usePeers } from './conference-context.tsx';

/** The other peer whose screen everybody is to see now, or null; by the server's times, so that every device shows the same. */
export function useSharedScreen(): PeerView | null {
  return screenToShow(
    usePeers(),
    useLive((state) => state.presentation),
  );
}
