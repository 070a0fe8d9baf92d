import { setTimeout as sleep } from 'node:timers/promises';
import type { LineSettings } from './impaired-line.ts';
import { type Flow, flow } from './measure-lines.ts';
import type { WeakConference } from './weak-conference.ts';

/** A line that becomes thin and wide again, in milliseconds; null: not within a minute and a half. */
export type DropFigures = {
  /** From the drop until a second of speech is whole. */
  speechMs: number | null;
  /** From the line's return until the picture of who speaks moves. */
  pictureMs: number | null;
};

const STEADY_MS = 15_000;
const MOST_MS = 90_000;
/** A second of speech is whole with less than this share made up, and a picture moves with so many frames in it. */
const WHOLE = 0.05;
const MOVES = 5;

/** Drops the line from one to the other while somebody elsewhere speaks, and lifts it again. */
export async function measureDrop(
  conference: WeakConference,
  wide: LineSettings,
  thin: LineSettings,
): Promise<DropFigures> {
  const { line } = conference;
  line.set(wide);
  await conference.giveFloor('good');
  await sleep(STEADY_MS);
  line.set(thin);
  const speechMs = await until(conference, ({ missing }) => missing < WHOLE);
  await sleep(STEADY_MS);
  line.set(wide);
  const pictureMs = await until(conference, ({ pictures }) => {
    const [speaker] = pictures.toSorted((a, b) => b.widthPx - a.widthPx);
    return (speaker?.framesPerSecond ?? 0) >= MOVES;
  });
  return { speechMs, pictureMs };
}

async function until(conference: WeakConference, is: (of: Flow) => boolean) {
  const from = Date.now();
  while (Date.now() - from < MOST_MS) {
    const second = await flow(conference, conference.weak, 1_000);
    if (is(second)) return Date.now() - from;
  }
  return null;
}
