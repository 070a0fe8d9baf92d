import type { UserId } from '#contract/ids.ts';
import type { LiveEvent } from '#contract/live/events.ts';
import type { LiveState } from '#contract/live/state.ts';
import {
  deviceOf,
  isSilenced,
  mutedVoices,
  neededVoices,
  sparedVoices,
  voicesOf,
} from '#server/domain/live/voices.ts';
import type { Conference } from './conference.ts';

/**
 * Does in the conference what was decided in the meeting. A mute stops microphones on the server; the floor lifts such a mute from the
 * speaker (and never opens what its owner closed), whose voice is forwarded in any case, and stops those of all who do not govern,
 * unless the chair lets them be open; the end of a speech stops the microphone from which it was given, and no other unless all are
 * locked. Who is asked to leave goes with all devices; the end of the meeting ends the conference. `state` reads the meeting as it is
 * after the event.
 */
export async function followMeeting(
  conference: Conference,
  event: LiveEvent,
  state: () => Promise<LiveState>,
): Promise<void> {
  switch (event.type) {
    case 'microphone.muted': {
      const voices = mutedVoices(await state(), event.userId);
      return conference.setMuted((userId) => voices.has(userId), true);
    }
    case 'participant.removed':
      return conference.dismiss(event.userId);
    case 'microphone.allMuted': {
      const spared = sparedVoices(await state(), event.exceptUserId);
      await conference.muteEquipment((voice) => spared.has(voice));
      return conference.setMuted((userId) => !spared.has(userId), true);
    }
    case 'floor.given': {
      const meeting = await state();
      await conference.favour(meeting);
      await conference.setMuted((userId) => isSilenced(meeting, userId), true);
      await conference.silenceEquipment((voice) => isSilenced(meeting, voice));
      const voices = voicesOf(meeting, event.userId, event.siteId);
      return conference.setMuted((userId) => voices.has(userId), false);
    }
    case 'microphone.modeSet': {
      const meeting = await state();
      await conference.silenceEquipment((voice) => isSilenced(meeting, voice));
      return conference.setMuted((userId) => isSilenced(meeting, userId), true);
    }
    case 'floor.taken': {
      const meeting = await state();
      const from = meeting.speeches.findLast(({ userId }) => userId === event.userId);
      const device = conference.roster.hasSound(event.userId)
        ? event.userId
        : deviceOf(meeting, from?.siteId ?? null);
      const needed = neededVoices(meeting);
      const stops = (userId: UserId) => userId === device && !needed.has(userId);
      // First of all the sound ends.
      await conference.setMuted((userId) => stops(userId) || isSilenced(meeting, userId), true);
      await conference.silenceEquipment((voice) => isSilenced(meeting, voice));
      return conference.favour(meeting);
    }
    case 'meeting.ended':
      conference.close();
  }
}
