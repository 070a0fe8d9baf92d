import { refuse } from '#contract/errors.ts';
import type { MeetingId, UserId } from '#contract/ids.ts';
import { isSilenced } from '#server/domain/live/voices.ts';
import { can } from '#server/domain/permissions.ts';
import type { Member, Roster } from './conference-roster.ts';
import type { ConferenceDependencies } from './conference-service.ts';
import type { OpenConferences } from './open-conferences.ts';
import type { ConferenceConnection, MediaAnswering } from './ports/conference-connection.ts';

/** Asking for a microphone that is closed, and the answer that it stays so for now. */
export type AskingForMicrophones = {
  askMicrophone: MediaAnswering<'media.askMicrophone'>;
  putOffMicrophone: MediaAnswering<'media.putOffMicrophone'>;
};

/** Makes it. Who asked whom is known as long as the conference lasts here, and until it is answered. */
export function createAskingForMicrophones(
  { access, stateOf }: Pick<ConferenceDependencies, 'access' | 'stateOf'>,
  conferences: OpenConferences,
): AskingForMicrophones {
  /** Of each conference: who was asked, and by whom. */
  const asked = new Map<MeetingId, Map<UserId, Set<UserId>>>();
  conferences.onEnd((meetingId) => asked.delete(meetingId));

  function note(meetingId: MeetingId, userId: UserId, by: UserId): void {
    const ofMeeting = asked.get(meetingId) ?? new Map<UserId, Set<UserId>>();
    asked.set(meetingId, ofMeeting);
    ofMeeting.set(userId, (ofMeeting.get(userId) ?? new Set()).add(by));
  }

  async function mayAsk({ actor, meetingId }: ConferenceConnection): Promise<boolean> {
    const meetingRoles = await access.rolesIn(actor, meetingId);
    return can({ unitRoles: [], meetingRoles }, 'microphone.ask');
  }

  return {
    /**
     * Tells the devices of a person with a closed microphone who asks them to open it; opens nothing. Throws WRONG_STATE while a
     * speech or the chair's lock keeps that person's microphone closed, when it is open already, and when the person has no device
     * here that has one.
     */
    async askMicrophone({ actor, meetingId }, { userId }) {
      await access.require(actor, meetingId, 'microphone.ask');
      const meeting = await stateOf(meetingId);
      const devices = devicesOf(conferences.of(meetingId)?.roster, userId);
      if (devices.length === 0) throw refuse('WRONG_STATE', 'microphone-away');
      if (isSilenced(meeting, userId))
        throw refuse('WRONG_STATE', meeting.floor ? 'microphone-held' : 'microphones-locked');
      if (devices.some(isOpen)) throw refuse('WRONG_STATE', 'microphone-open');
      note(meetingId, userId, actor.userId);
      for (const { connection } of devices)
        connection?.send({ type: 'microphoneAsked', by: actor.userId });
      return null;
    },

    /** Tells who asked, and may still ask, that it is put off. Throws WRONG_STATE to whom nobody asked, and once it is open. */
    async putOffMicrophone({ actor, meetingId }) {
      await access.require(actor, meetingId, 'conference.join');
      const roster = conferences.of(meetingId)?.roster;
      const askers = asked.get(meetingId)?.get(actor.userId);
      if (!roster || !askers) throw refuse('WRONG_STATE', 'microphone-not-asked');
      asked.get(meetingId)?.delete(actor.userId);
      if (devicesOf(roster, actor.userId).some(isOpen))
        throw refuse('WRONG_STATE', 'microphone-open');
      for (const { userId, hallScreen, connection } of roster.members) {
        if (!connection || hallScreen || !askers.has(userId)) continue;
        if (await mayAsk(connection))
          connection.send({ type: 'microphonePutOff', userId: actor.userId });
      }
      return null;
    },
  };
}

/** The devices of an account that have a microphone. */
function devicesOf(roster: Roster | undefined, userId: UserId): Member[] {
  return roster?.members.filter((m) => m.userId === userId && !m.companion && !m.hallScreen) ?? [];
}

function isOpen({ media }: Member): boolean {
  return media?.producers.some(({ source, paused }) => source === 'microphone' && !paused) ?? false;
}
