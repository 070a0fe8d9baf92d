import type { PictureSource } from './conference-state.ts';
import type { FormerSession } from './former-session.ts';
import type { LocalMedia } from './local-media.ts';
import type { MediaSession } from './media-session.ts';
import type { Peers } from './peers.ts';
import type { Picture } from './tiles.ts';

/** The key of this device's own picture before it has joined, as in the lobby. */
export const SELF_PREVIEW = 'self';

/** The picture behind a tile's key: this device's own track, or what is received of a peer; null when there is none now. */
export function findPicture(
  key: string,
  source: PictureSource,
  from: { readonly peers: Peers; readonly local: LocalMedia },
  { session, former: before }: { session: MediaSession | null; former: FormerSession },
): Picture | null {
  const peer = from.peers.byKey(key);
  if (key === SELF_PREVIEW || (peer && peer.peerId === session?.peerId)) {
    const track = from.local.track(source);
    return track ? { track, consumerId: null } : null;
  }
  if (!peer) return null;
  const received = session?.receiver?.find(peer.peerId, source);
  const former = before.find(peer.peerId, source)?.consumer;
  // A picture that was moved has to come before the one from the former place is left.
  if (former && (!received?.consumer || received.consumer.track.muted))
    return { track: former.track, consumerId: received?.consumer?.id ?? null };
  if (!received?.consumer) return null;
  return { track: received.consumer.track, consumerId: received.consumer.id };
}
