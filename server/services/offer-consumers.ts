import type { ConsumerOffer } from '#contract/media/wire.ts';
import type { MediaPeer } from '#media/media-engine.ts';
import type { Member, Roster } from './conference-roster.ts';

/** What a member asks to receive, and what its device can receive. */
export type Wanted = {
  member: Member;
  media: MediaPeer;
  producerIds: readonly string[];
  rtpCapabilities: Record<string, unknown>;
};

/** Offers consumers for the producers that a member may hear and see; what its device can't receive is left out. */
export async function offerConsumers(
  roster: Roster,
  { member, media, producerIds, rtpCapabilities }: Wanted,
): Promise<ConsumerOffer[]> {
  // A companion beside its room's loudspeaker would echo: it is given no sound, whatever it asks for.
  const isSilent = member.companion || member.hallScreen;
  const given = isSilent
    ? producerIds.filter((id) => roster.sourceOf(id) !== 'microphone')
    : producerIds;
  const offers = await media.consume(given, rtpCapabilities);
  return offers.flatMap((o) => {
    const from = roster.byPeer(o.peerId);
    return from ? [{ ...o, peerId: from.peerId }] : [];
  });
}
