import { randomBytes, randomUUID } from 'node:crypto';
import type { MediaWay, NewMediaWay } from '#contract/http/media-ways.ts';
import { MediaWayId, type MeetingId } from '#contract/ids.ts';
import type { Actor } from '#server/domain/actor.ts';
import type { EquipmentDesk, NamedWay } from './equipment-desk.ts';
import type { MediaWayStore } from './ports/media-way-store.ts';
import type { MeetingAccess } from './ports/meeting-access.ts';
import { hashToken } from './session-service.ts';

/** The ways in and out of meetings, for those who arrange them. */
export type MediaWayService = ReturnType<typeof createMediaWayService>;

/** Makes the service of those who arrange equipment. */
export function createMediaWayService(parts: {
  mediaWays: Pick<MediaWayStore, 'ofMeeting' | 'add' | 'revoke'>;
  access: Pick<MeetingAccess, 'require'>;
  desk: EquipmentDesk;
}) {
  const { mediaWays, access, desk } = parts;

  return {
    /** All ways of a meeting, the oldest first, with what is connected now. */
    async list(actor: Actor, meetingId: MeetingId): Promise<MediaWay[]> {
      await access.require(actor, meetingId, 'mediaWay.arrange');
      const kept = await mediaWays.ofMeeting(meetingId);
      const connections = kept.length > 0 ? await desk.connections(meetingId) : {};
      return kept.map((way) => ({ ...way, connection: connections[way.wayId] ?? null }));
    },

    /** Makes one, also before the meeting is handed out. The token opens this way alone and is not kept: it is told here once. */
    async make(
      actor: Actor,
      meetingId: MeetingId,
      way: NewMediaWay,
      address: string,
    ): Promise<{ way: MediaWay; token: string }> {
      await access.require(actor, meetingId, 'mediaWay.arrange');
      const token = randomBytes(32).toString('base64url');
      const wayId = MediaWayId.parse(randomUUID());
      const made = { ...way, wayId, tokenHash: hashToken(token) };
      const kept = await mediaWays.add(meetingId, made, { by: actor.userId, address });
      return { way: { ...kept, connection: null }, token };
    },

    /** Revokes one for good; what is connected by it is taken out at once. */
    async revoke(actor: Actor, named: NamedWay, address: string): Promise<void> {
      await access.require(actor, named.meetingId, 'mediaWay.arrange');
      await mediaWays.revoke(named.meetingId, named.wayId, { by: actor.userId, address });
      await desk.disconnect(named);
    },

    /** Takes its equipment out of the meeting; it may connect again. */
    async disconnect(actor: Actor, named: NamedWay): Promise<void> {
      await access.require(actor, named.meetingId, 'mediaWay.arrange');
      await desk.disconnect(named);
    },

    /** Stops its sound, or lifts that; during a speech elsewhere it is heard after the speech. */
    async mute(actor: Actor, named: NamedWay, isMuted: boolean): Promise<void> {
      await access.require(actor, named.meetingId, 'mediaWay.arrange');
      await desk.mute(named, isMuted);
    },
  };
}
