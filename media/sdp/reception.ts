import { commonCodec, type SfuCapabilities } from './common-codecs.ts';
import type { Offer, OfferedCodec, OfferedSection } from './offer.ts';
import { SdpError } from './sdp-text.ts';

/** What a player takes of one kind: the section of its offer, and the codec with the payload type that it expects. */
export type ReceivedSection = { section: OfferedSection; codec: OfferedCodec };

/** What a player may be given. */
export type MayReceive = { camera: boolean; sound: boolean };

/** What a player takes; null for what it did not ask for or can't decode. */
export type Reception = { audio: ReceivedSection | null; video: ReceivedSection | null };

/**
 * What a player's offer takes of the meeting: its first sound and its first picture. VP9 is left out, since the programme is
 * made of what all send. Throws `SdpError` when nothing is left.
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
  const first = (kind: string) =>
    offer.sections
      .filter((section) => section.isOpen && section.receives && section.kind === kind)
      .flatMap((section) => {
        const codec = commonCodec(section, withoutVp9);
        return codec ? [{ section, codec }] : [];
      })[0] ?? null;
  const reception = {
    audio: may.sound ? first('audio') : null,
    video: may.camera ? first('video') : null,
  };
  if (!reception.audio && !reception.video)
    throw new SdpError(
      'unusable',
      'Nothing of the offer can be played: sound is sent as Opus, picture as VP8 or H.264 (constrained baseline).',
    );
  return reception;
}
