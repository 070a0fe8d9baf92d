import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DRAWING_SILENCE_MS, gatherDrawing } from '#client/features/viewer/drawing-signals.ts';
import { highlightChanges } from '#client/features/viewer/highlight-changes.ts';
import { drawingSignal } from '#client/features/viewer/ink/live-line.ts';
import { strokePath } from '#client/features/viewer/ink/stroke-path.ts';
import { cutPoints, MOST_POINTS, thinPoints } from '#client/features/viewer/ink/thin-points.ts';
import { touchesAnnotation, touchesStroke } from '#client/features/viewer/ink/touched.ts';
import { newStrokeId } from '#client/features/viewer/new-ids.ts';
import { VersionId } from '#contract/ids.ts';
import { type Stroke, Stroke as StrokeSchema } from '#contract/live/ink.ts';
import { Signal } from '#contract/live/wire.ts';

const versionId = VersionId.parse('9d444840-9dc0-41d1-b245-5ffdce74fad2');
const line: Stroke = {
  strokeId: newStrokeId(),
  tool: 'pen',
  color: '#b3261e',
  widthPt: 2,
  points: [
    [0, 0, 0.5],
    [100, 0, 0.5],
  ],
};
const points = fc.array(
  fc.tuple(
    fc.double({ min: 0, max: 600, noNaN: true }),
    fc.double({ min: 0, max: 800, noNaN: true }),
    fc.double({ min: 0, max: 1, noNaN: true }),
  ),
  { minLength: 1, maxLength: 5000 },
);

describe('ink', () => {
  test('whatever is drawn, its strokes fit the contract and keep both ends', () => {
    fc.assert(
      fc.property(points, (drawn) => {
        const thin = thinPoints(drawn, 0.4);
        const pieces = cutPoints(thin);
        for (const piece of pieces)
          expect(StrokeSchema.safeParse({ ...line, points: piece }).success).toBe(true);
        expect(pieces.at(-1)?.at(-1)).toEqual(thin.at(-1));
        for (const [index, piece] of pieces.entries())
          if (index > 0) expect(piece[0]).toEqual(pieces[index - 1]?.at(-1));
      }),
      { numRuns: 60 },
    );
    expect(
      cutPoints(
        Array.from({ length: 4500 }, (_, x) => [x, 0, 0.5]),
        MOST_POINTS,
      ),
    ).toHaveLength(3);
  });

  test('a dot and a line are drawn by either tool', () => {
    for (const tool of ['pen', 'highlighter'] as const) {
      expect(strokePath({ ...line, tool, points: [[5, 5, 0.5]] }, true)).toMatch(/^M/);
      expect(strokePath({ ...line, tool }, true)).not.toContain('NaN');
    }
  });

  test('the eraser touches the middle of a long segment, and nothing beyond its reach', () => {
    expect(touchesStroke(line, 50, 3, 3)).toBe(true);
    expect(touchesStroke(line, 50, 6, 3)).toBe(false);
    expect(touchesStroke(line, 105, 0, 3)).toBe(false);
    const rects: [number, number, number, number][] = [[10, 10, 50, 12]];
    expect(touchesAnnotation({ kind: 'highlight', rects, quote: 'x' }, 30, 15, 2)).toBe(true);
    expect(touchesAnnotation({ kind: 'note', x: 10, y: 30, text: '' }, 15, 20, 0)).toBe(true);
  });

  test('a stroke being drawn grows from its signals and is dropped when they stop', () => {
    const place = { versionId, page: 2, strokeId: line.strokeId };
    const begun = drawingSignal(place, [[1, 1, 0.5]], line);
    const more = drawingSignal(place, [[2, 2, 0.5]], null);
    for (const signal of [begun, more]) expect(Signal.safeParse(signal).success).toBe(true);
    if (begun.type !== 'drawing' || more.type !== 'drawing') throw new Error('not a drawing');
    const [stroke] = gatherDrawing(gatherDrawing([], begun, 0), more, 50);
    expect(stroke).toMatchObject({
      page: 2,
      points: [
        [1, 1, 0.5],
        [2, 2, 0.5],
      ],
    });
    expect(stroke?.style.color).toBe(line.color);
    const other = { ...more, strokeId: newStrokeId() };
    expect(gatherDrawing(stroke ? [stroke] : [], other, DRAWING_SILENCE_MS + 60)).toHaveLength(1);
  });

  test('a passage highlighted for everyone is one stroke a line, within the contract', () => {
    const passage = {
      quote: 'hai dòng',
      before: '',
      rects: [
        [10, 10, 200, 14],
        [10, 30, 4, 14],
      ] as never,
    };
    const changes = highlightChanges(passage, 1, 'all', '#ffe066');
    expect(changes).toHaveLength(2);
    for (const change of changes)
      expect(change.kind === 'all' && StrokeSchema.safeParse(change.stroke).success).toBe(true);
    expect(highlightChanges(passage, 1, 'own', '#ffe066')).toMatchObject([
      { kind: 'own', after: { body: { kind: 'highlight', quote: 'hai dòng' } } },
    ]);
  });
});
