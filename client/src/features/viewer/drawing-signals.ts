import type { Signal } from '#contract/live/wire.ts';
import type { DrawingStroke } from './viewer-props.ts';

type DrawingSignal = Extract<Signal, { type: 'drawing' }>;

/** How long a stroke that is being drawn stays without news, in milliseconds; the stored stroke has come by then. */
export const DRAWING_SILENCE_MS = 6000;

const UNKNOWN_STYLE: DrawingStroke['style'] = { tool: 'pen', color: '#b3261e', widthPt: 2 };

/**
 * Adds a `drawing` signal to the strokes being drawn. A signal carries the newest points alone; those of lost signals are
 * missing until the finished stroke comes as an event.
 */
export function gatherDrawing(
  strokes: DrawingStroke[],
  signal: DrawingSignal,
  nowMs: number,
): DrawingStroke[] {
  const fresh = dropSilent(strokes, nowMs);
  const { strokeId, versionId, page, points } = signal;
  const known = fresh.find((stroke) => stroke.strokeId === strokeId);
  const grown: DrawingStroke = {
    strokeId,
    versionId,
    page,
    style: signal.style ?? known?.style ?? UNKNOWN_STYLE,
    points: [...(known?.points ?? []), ...points],
    heardAtMs: nowMs,
  };
  return [...fresh.filter((stroke) => stroke.strokeId !== strokeId), grown];
}

/** The strokes that were heard of lately; the same array when all were. What was given up midway goes with the others. */
export function dropSilent(strokes: DrawingStroke[], nowMs: number): DrawingStroke[] {
  const heard = strokes.filter((stroke) => nowMs - stroke.heardAtMs < DRAWING_SILENCE_MS);
  return heard.length === strokes.length ? strokes : heard;
}
