import type { MediaWay, NewMediaWay } from '#contract/http/media-ways.ts';
import type { MediaWayId, MeetingId, UserId } from '#contract/ids.ts';

/** A way as it is kept: what its equipment does now is not. */
export type KeptMediaWay = Omit<MediaWay, 'connection'> & { meetingId: MeetingId };

/** Who made or revoked a way, and from which address. */
export type MediaWayAct = { by: UserId; address: string };

/** Keeps the ways in and out of meetings. Every change writes its audit entry in the same transaction. */
export interface MediaWayStore {
  /** All of a meeting, the oldest first, the revoked among them. */
  ofMeeting(meetingId: MeetingId): Promise<KeptMediaWay[]>;
  /** Adds one; `tokenHash` is the SHA-256 of its token in hex. Throws BAD_INPUT for a room that is not in the meeting, WRONG_STATE when it is over. */
  add(
    meetingId: MeetingId,
    way: NewMediaWay & { wayId: MediaWayId; tokenHash: string },
    act: MediaWayAct,
  ): Promise<KeptMediaWay>;
  /** Revokes one of the meeting; nothing when there is none that is not revoked yet. */
  revoke(meetingId: MeetingId, wayId: MediaWayId, act: MediaWayAct): Promise<void>;
  /** The way of a token; null when there is none or it was revoked. */
  byToken(tokenHash: string): Promise<KeptMediaWay | null>;
  /** Those of some ways that were revoked. */
  revokedOf(wayIds: readonly MediaWayId[]): Promise<MediaWayId[]>;
  /** Notes that equipment connected. */
  noteConnected(way: KeptMediaWay, at: Date, address: string): Promise<void>;
}
