import type { PeerId, SiteId, UserId } from '#contract/ids.ts';
import type { Instant } from '#contract/live/instant.ts';
import type { SharedSource } from './shared-source.ts';

/**
 * How this device takes part. `full` captures and plays; `companion` is a tablet in a room whose own device carries the
 * sound, so it captures nothing and shows pictures without sound; `hallScreen` shows pictures on the room's big display and is silent as well.
 */
export type JoinMode = 'full' | 'companion' | 'hallScreen';

/** Why the conference can't be joined: refused by the rules, over, not possible in this browser, or the line stays down. */
export type ConferenceFault = 'refused' | 'ended' | 'unsupported' | 'unreachable';

/** Where the conference of this device stands. While `reconnecting` the last pictures stay, and nobody has to do anything. */
export type ConferenceState =
  | { status: 'idle' }
  | { status: 'joining'; mode: JoinMode }
  | { status: 'joined'; mode: JoinMode; peerId: PeerId }
  | { status: 'reconnecting'; mode: JoinMode; attempt: number }
  | { status: 'failed'; mode: JoinMode; fault: ConferenceFault };

/** A peer's microphone: none, closed by its owner, closed by the chair, or open. */
export type MicrophoneView = 'none' | 'off' | 'mutedByChair' | 'on';

/** What a tile needs to know of a peer. Tracks are not in it: the tile's `<video>` is attached through `Conference.tiles`. */
export type PeerView = {
  /** Stays the same when the peer comes back after an interruption; the key of a tile. */
  key: string;
  peerId: PeerId;
  userId: UserId;
  siteId: SiteId | null;
  isSelf: boolean;
  companion: boolean;
  /** The name of equipment, which is no person; null: an account's device. */
  equipment: string | null;
  microphone: MicrophoneView;
  camera: boolean;
  /** When it began to share its screen, by the server's clock; null: it shares none. */
  screenSince: Instant | null;
  /** When it began to show paper with its second camera, as `screenSince`. */
  documentSince: Instant | null;
  speaking: boolean;
  /** True while the peer is expected back after an interruption of the conference. */
  returning: boolean;
};

/** What a tile shows: a person's or room's camera, a shared screen, or paper under a second camera. */
export type PictureSource = 'camera' | SharedSource;

/** Names a picture: of which peer, by its key, and what of it. */
export type PictureKey = { key: string; source: PictureSource };

/**
 * This device's own line; `kbps` is null while it has not been measured. `receives` says what of the pictures that it shows comes through:
 * all, all but smaller, not all, or none; `heldBack` names the consumers that do not flow for want of room.
 */
export type LineView = {
  quality: 'good' | 'fair' | 'weak' | 'unknown';
  kbps: number | null;
  receives: 'all' | 'small' | 'speaker' | 'sound';
  heldBack: readonly string[];
};

/** The line before anything was told of it. */
export const UNKNOWN_LINE: LineView = {
  quality: 'unknown',
  kbps: null,
  receives: 'all',
  heldBack: [],
};
