import type { Picture, PicturePiece, Shot, Span } from './picture-plan.ts';
import type { Timeline } from './timeline.ts';

/** A sound within a part: from `ptsMs` in its file, `delayMs` after the beginning of the part, so long. */
export type PartSound = { file: string; ptsMs: number; delayMs: number; lengthMs: number };

/** A part of the recording that is made at once: one picture and all that is heard meanwhile. */
export type RecordingPart = {
  fromMs: number;
  lengthMs: number;
  picture: Picture;
  sounds: PartSound[];
};

/** The longest part: what a crash of the composing costs. */
const LONGEST_MS = 60_000;

/** Cuts the pictures into parts and adds to each what is heard in it. */
export function partsOf(
  timeline: Timeline,
  pictures: readonly PicturePiece[],
  spans: readonly Span[],
): RecordingPart[] {
  const heard = spans.filter(({ source }) => source === 'microphone');
  return pictures.flatMap(({ fromMs, toMs, picture }) => {
    const count = Math.ceil((toMs - fromMs) / LONGEST_MS);
    return Array.from({ length: count }, (_, index) => {
      const from = fromMs + index * LONGEST_MS;
      const lengthMs = Math.min(LONGEST_MS, toMs - from);
      return {
        fromMs: from,
        lengthMs,
        picture: later(picture, index * LONGEST_MS),
        sounds: soundsIn(timeline, heard, from, lengthMs),
      };
    });
  });
}

function later(picture: Picture, byMs: number): Picture {
  const shot = ({ file, ptsMs }: Shot): Shot => ({ file, ptsMs: ptsMs + byMs });
  switch (picture.kind) {
    case 'face':
      return { ...picture, face: shot(picture.face) };
    case 'screen':
      return { ...picture, screen: shot(picture.screen), face: picture.face && shot(picture.face) };
    case 'card':
      return picture;
  }
}

function soundsIn(
  { stretches }: Timeline,
  spans: readonly Span[],
  fromMs: number,
  lengthMs: number,
): PartSound[] {
  const stretch = stretches.findLast(({ offsetMs }) => offsetMs <= fromMs);
  if (!stretch) return [];
  const start = stretch.fromMs + fromMs - stretch.offsetMs;
  return spans.flatMap((span) => {
    const from = Math.max(start, span.fromMs);
    const to = Math.min(start + lengthMs, span.toMs);
    if (to - from < 1) return [];
    return [
      {
        file: span.file,
        ptsMs: span.ptsMs + from - span.fromMs,
        delayMs: from - start,
        lengthMs: to - from,
      },
    ];
  });
}
