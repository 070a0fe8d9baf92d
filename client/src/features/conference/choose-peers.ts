import type { PeerView } from '#client/media/conference-state.ts';
import type { SiteId, UserId } from '#contract/ids.ts';
import type { Presentation } from '#contract/live/presentation.ts';

/** The peers that have a picture or a voice: companions have neither. */
export function withMedia(peers: readonly PeerView[]): PeerView[] {
  return peers.filter((peer) => !peer.companion);
}

/** The peer from which a person is seen: the person's own device with sound, else the device of the room. */
export function findPeer(
  peers: readonly PeerView[],
  who: { userId: UserId; siteId: SiteId | null },
  deviceUserIdOf: (siteId: SiteId) => UserId | null,
): PeerView | null {
  const sounding = withMedia(peers);
  const own = sounding.find((peer) => peer.userId === who.userId);
  if (own) return own;
  const deviceUserId = who.siteId && deviceUserIdOf(who.siteId);
  return sounding.find((peer) => deviceUserId !== null && peer.userId === deviceUserId) ?? null;
}

/**
 * Whom the stage shows large: who is pinned, else who shared a screen last, else who has the floor, else who speaks, else who
 * was shown last, else the first who is not oneself.
 */
export function chooseSpeaker(
  peers: readonly PeerView[],
  keys: { pinned: string | null; floor: string | null; last: string | null },
): PeerView | null {
  const sounding = withMedia(peers);
  const byKey = (key: string | null) => sounding.find((peer) => peer.key === key);
  return (
    byKey(keys.pinned) ??
    lastShared(sounding) ??
    byKey(keys.floor) ??
    sounding.find((peer) => peer.speaking && !peer.isSelf) ??
    byKey(keys.last) ??
    sounding.find((peer) => !peer.isSelf) ??
    sounding[0] ??
    null
  );
}

/**
 * The other peer whose screen everybody is to see now, or null. The later act counts: who begins to present a document while a
 * screen is shared has the document shown instead, until the presentation stops.
 */
export function screenToShow(
  peers: readonly PeerView[],
  presentation: Pick<Presentation, 'startedAt'> | null,
): PeerView | null {
  const sharing = lastShared(withMedia(peers).filter((peer) => !peer.isSelf));
  if (!sharing?.screenSince || !presentation) return sharing;
  return Date.parse(sharing.screenSince) > Date.parse(presentation.startedAt) ? sharing : null;
}

/** Who began last to share a screen, of those who still do. */
function lastShared(peers: readonly PeerView[]): PeerView | null {
  const since = ({ screenSince }: PeerView) => (screenSince ? Date.parse(screenSince) : 0);
  const sharing = peers.filter((peer) => peer.screenSince !== null);
  return sharing.toSorted((a, b) => since(b) - since(a))[0] ?? null;
}
