import { commonCodec, type SfuCapabilities } from './common-codecs.ts';
import type { Offer, OfferedCodec, OfferedSection } from './offer.ts';
import { SdpError } from './sdp-text.ts';

/** What a player takes of one kind: the section of its offer, and the codec with the payload type that it expects. */
export type ReceivedSection = { section: OfferedSection; codec: OfferedCodec };

const CODECS_IN_WORDS =
  'The player does not decode what is sent: sound is Opus, picture is VP8. Nothing is encoded anew here.';

/** What a player may be given. */
export type MayReceive = { camera: boolean; sound: boolean };

/** What a player takes; null for what it did not ask for, or may not have. */
export type Reception = { audio: ReceivedSection | null; video: ReceivedSection | null };

/**
 * What a player's offer takes of the meeting: its first sound and its first picture. VP9 is left out, since the programme is
 * made of what all send. Throws `SdpError` when nothing is left, and for what it asked for and can't decode.
 */
export function planReception(
  offer: Offer,
  capabilities: SfuCapabilities,
  may: MayReceive,
): Reception {
  const withoutVp9 = {
    ...capabilities,
    codecs:
      capabilities.codecs?.filter(({ mimeType }) => mimeType.toLowerCase() !== 'video/vp9') ?? [],
  };
  const first = (kind: string) => {
    const asked = offer.sections.filter(
      (section) => section.isOpen && section.receives && section.kind === kind,
    );
    const played = asked.flatMap((section) => {
      const codec = commonCodec(section, withoutVp9);
      return codec ? [{ section, codec }] : [];
    });
    // A player that would stay dark or mute is not let in without a word.
    if (asked.length > 0 && played.length === 0) throw new SdpError('codec', CODECS_IN_WORDS);
    return played[0] ?? null;
  };
  const reception = {
    audio: may.sound ? first('audio') : null,
    video: may.camera ? first('video') : null,
  };
  if (!reception.audio && !reception.video)
    throw new SdpError(
      'unusable',
      `Nothing of the offer can be played: this way out is for ${named(may)}.`,
    );
  return reception;
}

function named({ camera, sound }: MayReceive): string {
  return [sound && 'sound', camera && 'picture'].filter(Boolean).join(' and ');
}
