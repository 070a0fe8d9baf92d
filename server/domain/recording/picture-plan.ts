import type { Source } from '#contract/media/wire.ts';
import type { Scene } from './course.ts';
import { STEP_MS, type Timeline, type TimelineStretch } from './timeline.ts';

/** A part of a recorded file that plays as it was sent, in milliseconds of the wall clock. */
export type Span = {
  owner: string;
  source: Source;
  file: string;
  ptsMs: number;
  fromMs: number;
  toMs: number;
};

/** What was to be recorded and was not: of one track, that of equipment with its name, or, with null, of all. */
export type Gap = {
  owner: string | null;
  source: Source | null;
  name?: string;
  fromMs: number;
  toMs: number;
};

/** Where a picture begins in a file. */
export type Shot = { file: string; ptsMs: number };

/** What is to be seen: a person, a shared screen with a person beside it, or a card that says why there is none. */
export type Picture =
  | { kind: 'face'; face: Shot }
  | { kind: 'screen'; screen: Shot; face: Shot | null }
  | { kind: 'card'; card: 'missing' | 'none' };

/** A picture for a time of the recording, in whole steps. */
export type PicturePiece = { fromMs: number; toMs: number; picture: Picture };

/** Where there is a picture, in order, as long as it lasts whoever is to be seen. */
export function picturedIn(pieces: readonly PicturePiece[]): { fromMs: number; toMs: number }[] {
  const pictured: { fromMs: number; toMs: number }[] = [];
  for (const { fromMs, toMs, picture } of pieces) {
    if (picture.kind === 'card') continue;
    const last = pictured.at(-1);
    if (last?.toMs === fromMs) last.toMs = toMs;
    else pictured.push({ fromMs, toMs });
  }
  return pictured;
}

type Seen = { screen: Span | null; face: Span | null; isMissing: boolean };

/** Chooses what is to be seen when: a shared screen, and of the persons the one whose turn it is. Whole, without overlaps. */
export function planPictures(
  timeline: Timeline,
  recorded: { spans: readonly Span[]; gaps: readonly Gap[]; scenes: readonly Scene[] },
): PicturePiece[] {
  const { spans, gaps, scenes } = recorded;
  const moments = [
    ...spans.flatMap(({ fromMs, toMs }) => [fromMs, toMs]),
    ...gaps.flatMap(({ fromMs, toMs }) => [fromMs, toMs]),
    ...scenes.map(({ atMs }) => atMs),
  ];
  return timeline.stretches.flatMap((stretch) => {
    const pieces: (Seen & { fromMs: number; toMs: number })[] = [];
    const cuts = cutsOf(stretch, moments);
    for (const [index, fromMs] of cuts.slice(0, -1).entries()) {
      const toMs = cuts[index + 1] ?? fromMs;
      // Looked at in its middle: a step may begin a little before what it shows.
      const seen = seenAt((fromMs + toMs) / 2, recorded);
      const last = pieces.at(-1);
      if (last && isSame(last, seen)) last.toMs = toMs;
      else pieces.push({ fromMs, toMs, ...seen });
    }
    return pieces.map(({ fromMs, toMs, ...seen }) => ({
      fromMs: fromMs - stretch.fromMs + stretch.offsetMs,
      toMs: toMs - stretch.fromMs + stretch.offsetMs,
      picture: pictureOf(seen, fromMs),
    }));
  });
}

/** The moments of a stretch at which something may change, in whole steps from its beginning. */
function cutsOf({ fromMs, toMs }: TimelineStretch, moments: readonly number[]): number[] {
  const steps = moments
    .filter((ms) => ms > fromMs && ms < toMs)
    .map((ms) => fromMs + Math.round((ms - fromMs) / STEP_MS) * STEP_MS);
  return [...new Set([fromMs, ...steps, toMs])].sort((a, b) => a - b);
}

function seenAt(
  ms: number,
  {
    spans,
    gaps,
    scenes,
  }: { spans: readonly Span[]; gaps: readonly Gap[]; scenes: readonly Scene[] },
): Seen {
  const here = spans.filter(({ fromMs, toMs }) => fromMs <= ms && ms < toMs);
  const faces = scenes.findLast(({ atMs }) => atMs <= ms)?.faces ?? [];
  const cameras = here.filter(({ source }) => source === 'camera');
  const wanted = faces
    .map((owner) => cameras.findLast((camera) => camera.owner === owner))
    .find((camera) => camera !== undefined);
  const missed = gaps.filter(({ fromMs, toMs }) => fromMs <= ms && ms < toMs);
  return {
    screen: here.findLast(({ source }) => source !== 'camera' && source !== 'microphone') ?? null,
    face: wanted ?? cameras.at(-1) ?? null,
    isMissing: missed.some(({ source }) => source !== 'microphone'),
  };
}

function isSame(a: Seen, b: Seen): boolean {
  return a.screen === b.screen && a.face === b.face && a.isMissing === b.isMissing;
}

function pictureOf({ screen, face, isMissing }: Seen, atMs: number): Picture {
  const shot = (span: Span): Shot => ({
    file: span.file,
    ptsMs: span.ptsMs + Math.max(0, atMs - span.fromMs),
  });
  if (screen) return { kind: 'screen', screen: shot(screen), face: face && shot(face) };
  if (face) return { kind: 'face', face: shot(face) };
  return { kind: 'card', card: isMissing ? 'missing' : 'none' };
}
