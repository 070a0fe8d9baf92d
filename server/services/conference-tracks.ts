import type { MediaRoom, MediaSource } from '#media/media-engine.ts';
import type { SentTrack } from '#server/domain/recording/wanted-tracks.ts';
import type { Conference } from './conference.ts';
import { voiceOf } from './conference-roster.ts';

/** What all devices of a conference send now, and the room that carries it. */
export type ConferenceTracks = { room: Promise<MediaRoom>; sent: SentTrack<MediaSource>[] };

/** Lists what is sent in a conference. */
export function tracksOf({ room, roster }: Conference): ConferenceTracks {
  const sent = roster.members.flatMap((member) =>
    (member.media?.producers ?? []).map(({ producerId, source, paused }) => ({
      producerId,
      owner: voiceOf(member),
      ...(member.equipment ? { name: member.equipment.name } : {}),
      source,
      paused,
    })),
  );
  return { room, sent };
}
