import { refuse } from '#contract/errors.ts';
import type { MediaWayConnection } from '#contract/http/media-ways.ts';
import type { MediaWayId, MeetingId } from '#contract/ids.ts';
import type { EquipmentSession, EquipmentSessions } from './equipment-sessions.ts';

/** A way as its address names it. */
export type NamedWay = { meetingId: MeetingId; wayId: MediaWayId };

/** What is connected by the ways of meetings, for those who arrange them. */
export interface EquipmentDesk {
  /** What is connected in a meeting, by the id of its way. */
  connections(meetingId: MeetingId): Promise<Readonly<Record<string, MediaWayConnection>>>;
  /** Takes what is connected by a way out of the meeting; nothing when nothing is. */
  disconnect(named: NamedWay): Promise<void>;
  /** Stops its sound, or lifts that. Throws WRONG_STATE when nothing is connected. */
  mute(named: NamedWay, isMuted: boolean): Promise<void>;
}

/** The desk of what is connected in this process. */
export function createEquipmentDesk(sessions: EquipmentSessions): EquipmentDesk {
  /** The session of a way of the meeting; undefined while nothing is connected. */
  function sessionOf({ meetingId, wayId }: NamedWay): EquipmentSession | undefined {
    const session = sessions.byWay(wayId);
    return session?.way.meetingId === meetingId ? session : undefined;
  }

  return {
    async connections(meetingId) {
      const connected = sessions.ofMeeting(meetingId);
      return Object.fromEntries(
        connected.map((session) => [session.way.wayId, sessions.view(session)]),
      );
    },
    async disconnect(named) {
      const session = sessionOf(named);
      if (session) sessions.end(session);
    },
    async mute(named, isMuted) {
      const session = sessionOf(named);
      if (!session) throw refuse('WRONG_STATE', 'equipment-away');
      await session.conference.setEquipmentMuted(session.member, isMuted);
    },
  };
}
