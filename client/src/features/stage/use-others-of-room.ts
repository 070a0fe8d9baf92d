import { useMe } from '#client/api/session.ts';
import { withoutSelf } from '#client/features/conference/choose-peers.ts';
import { usePeers } from '#client/features/conference/conference-context.tsx';
import type { PeerView } from '#client/media/conference-state.ts';

/**
 * The peers to show large on this screen: all; but a room's own device, which has its own picture in a corner, shows the others
 * alone, as long as there are any.
 */
export function useOthersOfRoom(): readonly PeerView[] {
  const isRoom = useMe().kind === 'siteDevice';
  const peers = usePeers();
  return isRoom ? withoutSelf(peers) : peers;
}
