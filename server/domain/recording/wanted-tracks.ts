import type { LiveState } from '#contract/live/state.ts';
import { floorVoices, neededVoices, type Voice } from '../live/voices.ts';
import { whosePicture } from './whose-picture.ts';

/** What one device in the conference sends. */
export type SentTrack<S extends string = string> = {
  producerId: string;
  /** Whose it is: of an account, or of equipment its room's, else its own. */
  owner: Voice;
  /** Of equipment. */
  name?: string;
  source: S;
  paused: boolean;
};

/** As many microphones are recorded at once; each is a program of its own. */
const MOST_SOUNDS = 40;
/** As many shared screens and documents cameras. */
const MOST_SCREENS = 2;

/**
 * What of all that is sent is recorded now: every open microphone, and that of who governs or has the floor before it opens, so that
 * the first word is not lost; the picture of who has the floor, else of the chair; shared screens.
 */
export function wantedTracks<S extends string>(
  state: LiveState,
  sent: readonly SentTrack<S>[],
): SentTrack<S>[] {
  const floor = floorVoices(state);
  const needed = neededVoices(state);
  const rank = ({ owner }: SentTrack) => (floor.has(owner) ? 0 : needed.has(owner) ? 1 : 2);
  const sounds = sent
    .filter((track) => track.source === 'microphone' && (!track.paused || rank(track) < 2))
    .toSorted((a, b) => rank(a) - rank(b))
    .slice(0, MOST_SOUNDS);
  const cameras = sent.filter(({ source, paused }) => source === 'camera' && !paused);
  const face = whosePicture(state)
    .map((face) => cameras.find(({ owner }) => owner === face))
    .find((camera) => camera !== undefined);
  const screens = sent
    .filter(({ source, paused }) => source !== 'microphone' && source !== 'camera' && !paused)
    .slice(-MOST_SCREENS);
  return [...sounds, ...(face ? [face] : []), ...screens];
}
