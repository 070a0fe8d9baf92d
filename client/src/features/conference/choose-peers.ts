import type { PeerView, PictureKey, PictureSource } from '#client/media/conference-state.ts';
import type { SharedSource } from '#client/media/shared-source.ts';
import type { SiteId, UserId } from '#contract/ids.ts';
import type { Instant } from '#contract/live/instant.ts';
import type { Presentation } from '#contract/live/presentation.ts';
import type { Spotlight } from '#contract/live/stage.ts';

/** What a peer shares, and since when by the server's clock. */
export type SharedPicture = { peer: PeerView; source: SharedSource; since: Instant };

/** The peers that have a picture or a voice: companions have neither. */
export function withMedia(peers: readonly PeerView[]): PeerView[] {
  return peers.filter((peer) => !peer.companion);
}

/** The peers without this device; all of them where nobody else has a picture. */
export function withoutSelf(peers: readonly PeerView[]): readonly PeerView[] {
  const others = peers.filter((peer) => !peer.isSelf);
  return withMedia(others).length > 0 ? others : peers;
}

/**
 * The peer from which a person is seen: the person's own device with sound, else the device of the room, else equipment that stands in
 * the room; of these first what sends a picture.
 */
export function findPeer(
  peers: readonly PeerView[],
  who: { userId: UserId; siteId: SiteId | null },
  deviceUserIdOf: (siteId: SiteId) => UserId | null,
): PeerView | null {
  const sounding = withMedia(peers);
  const own = sounding.find((peer) => peer.userId === who.userId);
  if (own) return own;
  const { siteId } = who;
  if (siteId === null) return null;
  const deviceUserId = deviceUserIdOf(siteId);
  const inRoom = [
    ...sounding.filter(({ userId }) => userId === deviceUserId),
    ...sounding.filter((peer) => peer.equipment !== null && peer.siteId === siteId),
  ];
  return inRoom.find(({ camera }) => camera) ?? inRoom[0] ?? null;
}

/** A peer's picture. */
export type PeerPicture = { peer: PeerView; source: PictureSource };

/** What the choice of the large picture goes by; floor and last by the keys of peers. */
export type LargeKeys = {
  pinned: PictureKey | null;
  /** What who leads keeps large for all; see `spotlitPicture`. */
  spotlit?: PeerPicture | null;
  floor: string | null;
  last: string | null;
};

/**
 * What is shown large: who is pinned, else the spotlight, else what was shared last, else who has the floor, else who speaks, else
 * who was shown last, else the first who is not oneself. With `faces` only people are looked for, as beside a screen or a page.
 */
export function chooseLarge(
  peers: readonly PeerView[],
  { pinned, spotlit = null, floor, last }: LargeKeys,
  faces = false,
): PeerPicture | null {
  const sounding = withMedia(peers);
  const byKey = (key: string | null) => sounding.find((peer) => peer.key === key);
  const person =
    byKey(floor) ??
    sounding.find((peer) => peer.speaking && !peer.isSelf) ??
    byKey(last) ??
    sounding.find((peer) => !peer.isSelf) ??
    sounding[0];
  const own = pinnedPicture(peers, pinned);
  if (own) return faces ? { peer: own.peer, source: 'camera' } : own;
  if (spotlit && !(faces && spotlit.source !== 'camera')) return spotlit;
  const shared = faces ? null : lastShared(sounding);
  if (shared) return { peer: shared.peer, source: shared.source };
  return person ? { peer: person, source: 'camera' } : null;
}

/** The picture that one pinned: people where what was shared is shared no more; null when its peer has left. */
export function pinnedPicture(
  peers: readonly PeerView[],
  pinned: PictureKey | null,
): PeerPicture | null {
  const peer = pinned && withMedia(peers).find(({ key }) => key === pinned.key);
  if (!peer) return null;
  const { source } = pinned;
  return { peer, source: source === 'camera' || sharedBy(peer, source) ? source : 'camera' };
}

/** Whether two pictures are the same. */
export function isSamePicture(a: PeerPicture | null, b: PeerPicture): boolean {
  return a?.peer.key === b.peer.key && a.source === b.source;
}

/** The picture that the spotlight is on; null when it is on nobody, or on who has left or shares no more. */
export function spotlitPicture(
  peers: readonly PeerView[],
  spotlight: Spotlight | null,
  siteOf: (userId: UserId) => SiteId | null,
  deviceUserIdOf: (siteId: SiteId) => UserId | null,
): PeerPicture | null {
  if (!spotlight) return null;
  const { userId, source } = spotlight;
  const peer = findPeer(peers, { userId, siteId: siteOf(userId) }, deviceUserIdOf);
  if (!peer || (source !== 'camera' && !sharedBy(peer, source))) return null;
  return { peer, source };
}

/** When a peer began to share that; null: it does not. */
export function sharedBy(peer: PeerView, source: SharedSource): Instant | null {
  return source === 'screen' ? peer.screenSince : peer.documentSince;
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
    .flatMap((peer) =>
      (['documentCamera', 'screen'] as const).flatMap((source) => {
        const since = sharedBy(peer, source);
        return since === null ? [] : [{ peer, source, since }];
      }),
    )
    .toSorted((a, b) => Date.parse(b.since) - Date.parse(a.since));
}

/** The others in small beside the large picture; who shares is among them with the camera. */
export function besideLarge(peers: readonly PeerView[], large: PeerPicture | null): PeerView[] {
  return peers.filter((peer) => peer.key !== large?.peer.key || large.source !== 'camera');
}

function lastShared(peers: readonly PeerView[]): SharedPicture | null {
  return allShared(peers)[0] ?? null;
}
