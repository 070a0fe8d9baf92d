import { useLive } from '#client/live/use-live.ts';
import { type SharedPicture, screenToShow } from './choose-peers.ts';
import { usePeers } from './conference-context.tsx';

/** The screen or paper of another peer that everybody is to see now, or null; by the server's times, so that every device shows the same. */
export function useSharedScreen(): SharedPicture | null {
  return screenToShow(
    usePeers(),
    useLive((state) => state.presentation),
  );
}
