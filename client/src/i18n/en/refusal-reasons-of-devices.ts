import type { Reason } from '#client/api/api-error.ts';

/** Sentences for the refusals that come of sound, picture and the devices for them; part of `refusal-reasons.ts`. */
export default {
  'not-joined': 'This device is not in the conference. Please join again.',
  rejoin:
    'Picture and sound were interrupted; documents and votes still work. Please wait for the reconnection.',
  peer: 'Picture and sound are cut. Please wait for the reconnection.',
  companion: 'This device joined without sound. Please use the microphone of the room.',
  'muted-by-server': 'The chair has locked the microphone. Please ask to speak.',
  media:
    'Picture and sound have a problem; documents and votes still work. Please try again in a few seconds.',
  'media-way': 'This equipment is no longer in the meeting. Please look at the list again.',
  'too-many-media-ways':
    'The meeting has too much equipment. Please revoke the tokens of what is not used.',
  'media-codec': 'The player does not decode what is sent (sound: Opus, picture: VP8).',
  'equipment-away': 'The equipment is no longer connected. Please check it.',
  'site-device': 'This device is no longer paired. Please reload the list.',
  'pairing-code':
    'This code is wrong, used or over. Please enter the code that the device shows now.',
  'site-has-device': 'Another device was just paired with this site. Please open this again.',
  'site-without-account': 'This site has no device account yet. Please tell the administrator.',
} satisfies Partial<Record<Reason, string>>;
