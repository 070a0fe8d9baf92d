import type { LiveEvent } from '#contract/live/events.ts';

/** A part of the meeting that was recorded: milliseconds of the wall clock, and where it begins in the recording. */
export type TimelineStretch = { fromMs: number; toMs: number; offsetMs: number };

/** The time of a recording: its stretches one after the other, without what lies between them. */
export type Timeline = { stretches: readonly TimelineStretch[]; durationMs: number };

/** Everything in a recording begins and ends at a multiple of this: whole frames of picture and whole samples of sound. */
export const STEP_MS = 200;

/** The stretches between the beginnings and ends of recording in the stream; one that is on ends at `nowMs`. */
export function timelineOf(events: readonly LiveEvent[], nowMs: number): Timeline {
  const spans: { fromMs: number; toMs: number }[] = [];
  let begunMs: number | null = null;
  for (const { type, at } of events) {
    if (type === 'recording.started') begunMs ??= Date.parse(at);
    if (begunMs === null || (type !== 'recording.stopped' && type !== 'meeting.ended')) continue;
    spans.push({ fromMs: begunMs, toMs: Date.parse(at) });
    begunMs = null;
  }
  if (begunMs !== null) spans.push({ fromMs: begunMs, toMs: nowMs });
  let offsetMs = 0;
  const stretches = spans.flatMap(({ fromMs, toMs }): TimelineStretch[] => {
    const lengthMs = Math.floor((toMs - fromMs) / STEP_MS) * STEP_MS;
    if (lengthMs <= 0) return [];
    const stretch = { fromMs, toMs: fromMs + lengthMs, offsetMs };
    offsetMs += lengthMs;
    return [stretch];
  });
  return { stretches, durationMs: offsetMs };
}

/** Where a moment is in the recording: what lies between two stretches is where the later one begins; null after the last one. */
export function offsetOf({ stretches }: Timeline, atMs: number): number | null {
  const stretch = stretches.find(({ toMs }) => atMs < toMs);
  return stretch ? stretch.offsetMs + Math.max(0, Math.round(atMs - stretch.fromMs)) : null;
}

/** The parts of a time that were recorded, as offsets. */
export function recordedParts(
  { stretches }: Timeline,
  fromMs: number,
  toMs: number,
): { fromMs: number; toMs: number }[] {
  return stretches.flatMap((stretch) => {
    const from = Math.max(fromMs, stretch.fromMs);
    const to = Math.min(toMs, stretch.toMs);
    if (to <= from) return [];
    const at = (ms: number) => stretch.offsetMs + Math.round(ms - stretch.fromMs);
    return [{ fromMs: at(from), toMs: at(to) }];
  });
}
