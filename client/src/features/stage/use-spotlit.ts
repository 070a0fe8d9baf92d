import { type PeerPicture, spotlitPicture } from '#client/features/conference/choose-peers.ts';
import { usePeers } from '#client/features/conference/conference-context.tsx';
import { deviceUserIdOf, participantOf } from '#client/features/meeting/people.ts';
import { useLive } from '#client/live/use-live.ts';

/** The picture that who leads keeps large for all; null while there is none, or nothing to see of it. */
export function useSpotlit(): PeerPicture | null {
  const peers = usePeers();
  const frame = useLive((state) => state.frame);
  const spotlight = useLive((state) => state.stage.spotlight);
  const siteOf = (userId: Parameters<typeof participantOf>[1]) =>
    participantOf(frame, userId)?.siteId ?? null;
  return spotlitPicture(peers, spotlight, siteOf, deviceUserIdOf(frame));
}
