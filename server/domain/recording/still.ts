import type { RecordingContents } from '#contract/http/recordings.ts';

/** A camera that was just switched on may give its first moments in black. */
const SETTLED_MS = 1_000;

/** The moment of the recording whose picture stands for it before it plays, in milliseconds: soon after the first picture came. */
export function stillAtMs({ pictures = [] }: Pick<RecordingContents, 'pictures'>): number {
  const first = pictures[0] ?? { fromMs: 0, toMs: 0 };
  return first.fromMs + Math.min(SETTLED_MS, Math.floor((first.toMs - first.fromMs) / 2));
}
