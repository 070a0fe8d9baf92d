import type { MediaSource } from '#media/media-engine.ts';

/** Something that flows now and may come into the programme. */
export type Candidate = {
  producerId: string;
  peerId: string;
  source: MediaSource;
  /** Its sender is named to be heard in any case, as who has the floor. */
  isFavoured: boolean;
  /** Its sender leads the meeting and may break in. */
  isLeading: boolean;
};

/** Who is heard now, the dominant first, and since when no favoured one was, in ms (0 while one is). */
export type Heard = { speaking: readonly string[]; favouredQuietMs: number };

/** A favoured voice that takes a breath is not left for a cough elsewhere before this. */
const BREATH_MS = 2_500;

/**
 * The voice of the programme: a leading one that is heard before all others, else a favoured one as long as it speaks or has just paused, else who speaks, else a favoured one again,
 * else who spoke last. Null when no microphone is open.
 */
export function chooseVoice(
  candidates: readonly Candidate[],
  heard: Heard,
  current: string | null,
): Candidate | null {
  const open = candidates.filter(({ source }) => source === 'microphone');
  const rank = ({ peerId }: Candidate) => heard.speaking.indexOf(peerId);
  const speaking = open.filter((one) => rank(one) >= 0).toSorted((a, b) => rank(a) - rank(b));
  const favoured = open.filter(({ isFavoured }) => isFavoured);
  const known = (of: readonly Candidate[]) => of.find((one) => one.producerId === current) ?? of[0];
  // Whoever has the floor and goes on speaking stays the dominant one: only in their pauses, or by speaking up, one breaks in.
  if (speaking[0]?.isLeading) return speaking[0];
  const pausing = heard.favouredQuietMs < BREATH_MS ? known(favoured) : undefined;
  const named = speaking.find(({ isFavoured }) => isFavoured) ?? pausing;
  return named ?? speaking[0] ?? known(favoured) ?? known(open) ?? null;
}

/**
 * The picture of the programme: the screen or paper that was shared last, else a favoured one's camera, else that of the voice, else the
 * one before, else any. Null when there is none.
 */
export function choosePicture(
  candidates: readonly Candidate[],
  voice: Candidate | null,
  current: string | null,
): Candidate | null {
  const shared = candidates.findLast(
    ({ source }) => source === 'screen' || source === 'documentCamera',
  );
  const cameras = candidates.filter(({ source }) => source === 'camera');
  const ofVoice = cameras.find(({ peerId }) => peerId === voice?.peerId);
  const favoured = cameras.filter(({ isFavoured }) => isFavoured);
  const before = cameras.find(({ producerId }) => producerId === current);
  const ofFloor = favoured.find((one) => one === ofVoice || one === before) ?? favoured[0];
  return shared ?? ofFloor ?? ofVoice ?? before ?? cameras[0] ?? null;
}
