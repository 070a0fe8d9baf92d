import type { PeerView, PictureSource } from '#client/media/conference-state.ts';
import type { SharedSource } from '#client/media/shared-source.ts';
import type { SiteId, UserId } from '#contract/ids.ts';
import type { Instant } from '#contract/live/instant.ts';
import type { Presentation } from '#contract/live/presentation.ts';

/** What a peer shares, and since when by the server's clock. */
export type SharedPicture = { peer: PeerView; source: SharedSource; since: Instant };

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
 * Whom the stage shows large: who is pinned, else who shared a screen or paper last, else who has the floor, else who speaks, else who
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
    lastShared(sounding)?.peer ??
    byKey(keys.floor) ??
    sounding.find((peer) => peer.speaking && !peer.isSelf) ??
    byKey(keys.last) ??
    sounding.find((peer) => !peer.isSelf) ??
    sounding[0] ??
    null
  );
}

/**
 * The screen or paper of another peer that everybody is to see now, or null. The later act counts: who begins to present a document while a
 * screen is shared has the document shown instead, until the presentation stops.
 */
export function screenToShow(
  peers: readonly PeerView[],
  presentation: Pick<Presentation, 'startedAt'> | null,
): SharedPicture | null {
  const shared = lastShared(withMedia(peers).filter((peer) => !peer.isSelf));
  if (!shared || !presentation) return shared;
  return Date.parse(shared.since) > Date.parse(presentation.startedAt) ? shared : null;
}

/** Everything that these peers share, screens and paper, what was begun last first. */
export function allShared(peers: readonly PeerView[]): SharedPicture[] {
  return peers
    .flatMap((peer) => [
      { peer, source: 'documentCamera' as const, since: peer.documentSince },
      { peer, source: 'screen' as const, since: peer.screenSince },
    ])
    .flatMap(({ peer, source, since }) => (since === null ? [] : [{ peer, source, since }]))
    .toSorted((a, b) => Date.parse(b.since) - Date.parse(a.since));
}

/** What is to be seen of a peer that is shown large: what it shares, else its people. */
export function pictureOf(peer: PeerView): PictureSource {
  return lastShared([peer])?.source ?? 'camera';
}

/** The others in small beside the large picture; who shares is among them with the camera. */
export function besideLarge(peers: readonly PeerView[], large: PeerView | null): PeerView[] {
  return peers.filter((peer) => peer.key !== large?.key || pictureOf(peer) !== 'camera');
}

function lastShared(peers: readonly PeerView[]): SharedPicture | null {
  return allShared(peers)[0] ?? null;
}
