import type { PeerView } from '#client/media/conference-state.ts';
import type { SiteId, UserId } from '#contract/ids.ts';

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
 * Whom the stage shows large: who is pinned, else who shares a screen, else who has the floor, else who speaks, else who
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
    sounding.find((peer) => peer.screen) ??
    byKey(keys.floor) ??
    sounding.find((peer) => peer.speaking && !peer.isSelf) ??
    byKey(keys.last) ??
    sounding.find((peer) => !peer.isSelf) ??
    sounding[0] ??
    null
  );
}
