import type { MediaRoom, MediaSource } from '#media/media-engine.ts';
import type { SentTrack } from '#server/domain/recording/wanted-tracks.ts';
import type { Conference } from './conference.ts';

/** What all devices of a conference send now, and the room that carries it. */
export type ConferenceTracks = { room: Promise<MediaRoom>; sent: SentTrack<MediaSource>[] };

/** Lists what is sent in a conference; what equipment of a room sends is its room's, as its sound is for the floor. */
export function tracksOf({ room, roster }: Conference): ConferenceTracks {
  const sent = roster.members.flatMap(({ userId, equipment, media }) =>
    (media?.producers ?? []).map(({ producerId, source, paused }) => ({
      producerId,
      userId: equipment?.voiceOf ?? userId,
      ...(equipment ? { name: equipment.name } : {}),
      source,
      paused,
    })),
  );
  return { room, sent };
}
