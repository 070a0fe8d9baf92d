import type { Stroke } from '#contract/live/ink.ts';
import type { Audience } from './ink/ink-tools.ts';
import type { InkChange } from './ink/use-ink-changes.ts';
import { newAnnotationId, newStrokeId } from './new-ids.ts';
import type { Passage } from './use-text-selection.ts';

/** What highlighting a passage changes: one private highlight, or for everyone a broad stroke per line. */
export function highlightChanges(
  passage: Passage,
  page: number,
  audience: Audience,
  color: string,
): InkChange[] {
  if (audience === 'all')
    return passage.rects.map((rect): InkChange => {
      const stroke = strokeOver(rect, color);
      return { kind: 'all', stroke, drawn: true };
    });
  const { quote, rects } = passage;
  const after = {
    annotationId: newAnnotationId(),
    page,
    body: { kind: 'highlight', rects, quote, color } as const,
  };
  return [{ kind: 'own', before: null, after }];
}

/** A line of text as a highlighter's stroke; its round ends stay within the text's edges. */
function strokeOver([x, y, width, height]: Passage['rects'][number], color: string): Stroke {
  const middle = y + height / 2;
  const inset = Math.min(height / 2, width / 2);
  return {
    strokeId: newStrokeId(),
    tool: 'highlighter',
    color,
    widthPt: Math.min(60, Math.max(0.2, height)),
    points: [
      [x + inset, middle, 0.5],
      [x + width - inset, middle, 0.5],
    ],
  };
}
