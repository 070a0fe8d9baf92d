import type { ReactNode } from 'react';
import type { PeerView, PictureKey, PictureSource } from '#client/media/conference-state.ts';
import type { PeerPicture } from './choose-peers.ts';

/** What is written on a tile: the name, and in whose stead the person is there; null of who comes for themselves. */
export type TileName = { name: string; note: string | null };

/** Says under which name a peer is shown: the site's for a room's device, the person's otherwise. */
export type NameOf = (peer: PeerView) => TileName;

/** One tile. */
export type VideoTileProps = {
  peer: PeerView;
  name: string;
  /** See `TileName`; small tiles have no room for it. */
  note?: string | null;
  /** The camera unless told otherwise. */
  source?: PictureSource;
  size?: 'small' | 'medium' | 'large';
  /** Absent: the tile can't be pinned. */
  onPin?: ((picture: PictureKey) => void) | null;
  pinned?: boolean;
  /** Lies over the picture: lower third, timer ring. */
  children?: ReactNode;
};

/** The large picture of who speaks; `children` is the slot for the lower third and the timer ring. */
export type SpeakerTileProps = {
  /** Null: nobody to show, `empty` says why. */
  peer: PeerView | null;
  name: string;
  note?: string | null;
  source?: PictureSource;
  hasFloor?: boolean;
  empty?: ReactNode;
  /** Absent: the tile can't be pinned. */
  onPin?: ((picture: PictureKey) => void) | null;
  children?: ReactNode;
};

/** A strip of small tiles. */
export type TileStripProps = {
  peers: readonly PeerView[];
  nameOf: NameOf;
  /** At most so many rows; the rest is a tile "+n". */
  rows?: number;
  /** So many tiles in a row. */
  perRow?: number;
  onPin?: ((picture: PictureKey) => void) | null;
  /** Opens the gallery from the tile "+n". */
  onMore?: (() => void) | null;
};

/** All tiles at once, as large as fits without scrolling; pages when there are more. */
export type GalleryProps = {
  peers: readonly PeerView[];
  nameOf: NameOf;
  onPin?: ((picture: PictureKey) => void) | null;
  /** What is pinned comes first, and large. */
  pinned?: PeerPicture | null;
};

/** The conference large, in the middle of the screen. */
export type ConferenceStageProps = {
  layout: 'speaker' | 'gallery';
  nameOf: NameOf;
  /** The key of the peer who has the floor, or null; see `findPeer`. */
  floorKey: string | null;
  /** Lies over the large picture: lower third, timer ring. */
  overlay?: ReactNode;
};
