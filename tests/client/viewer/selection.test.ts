import { describe, expect, test } from 'vitest';
import { boundsOf, linesOf, moveBody } from '#client/features/viewer/ink/annotation-bounds.ts';
import { isPalm } from '#client/features/viewer/ink/palms.ts';
import {
  boundsOfAll,
  markAt,
  marksIn,
  movedBy,
  recoloured,
} from '#client/features/viewer/ink/select-marks.ts';
import { evened, shapePath } from '#client/features/viewer/ink/shape-path.ts';
import { touchesAnnotation } from '#client/features/viewer/ink/touched.ts';
import type { AnnotationBody, Shape } from '#client/features/viewer/notes/annotation-body.ts';
import { AnnotationId, StrokeId } from '#contract/ids.ts';

const strokeId = StrokeId.parse('1d444840-9dc0-41d1-b245-5ffdce74fad2');
const shape = (kind: Shape['shape'], from: [number, number], to: [number, number]): Shape => ({
  kind: 'shape',
  shape: kind,
  from,
  to,
  color: '#b3261e',
  widthPt: 2,
});
const ALL: AnnotationBody[] = [
  {
    kind: 'ink',
    stroke: {
      strokeId,
      tool: 'pen',
      color: '#b3261e',
      widthPt: 2,
      points: [
        [10, 20, 0.5],
        [30, 10, 0.5],
      ],
    },
  },
  {
    kind: 'highlight',
    rects: [
      [10, 10, 50, 8],
      [10, 20, 30, 8],
    ],
    quote: 'x',
  },
  { kind: 'note', x: 40, y: 60, text: 'x' },
  shape('arrow', [80, 90], [20, 30]),
  { kind: 'text', x: 10, y: 20, widthPt: 100, sizePt: 10, color: '#000000', text: 'một\nhai' },
  { kind: 'stamp', stamp: 'agree', x: 5, y: 6 },
];

describe.each(ALL.map((body) => [body.kind, body] as const))('%s', (_kind, body) => {
  test('moved, its bounds move with it and keep their size', () => {
    const [x, y, width, height] = boundsOf(body);
    const [mx, my, mw, mh] = boundsOf(moveBody(body, 12.5, -3));
    expect([mx - x, my - y]).toEqual([expect.closeTo(12.5, 2), expect.closeTo(-3, 2)]);
    expect([mw, mh]).toEqual([expect.closeTo(width, 2), expect.closeTo(height, 2)]);
  });
  test('moved there and back it is the same', () => {
    expect(moveBody(moveBody(body, 7.25, 4), -7.25, -4)).toEqual(body);
  });
});

test.each([
  ['line', [10, 10], [50, 50], [30, 31], true],
  ['line', [10, 10], [50, 50], [30, 45], false],
  ['rectangle', [10, 10], [50, 50], [10, 30], true],
  ['rectangle', [10, 10], [50, 50], [30, 30], false],
  ['ellipse', [10, 10], [50, 50], [10, 30], true],
  ['ellipse', [10, 10], [50, 50], [30, 30], false],
  ['ellipse', [10, 10], [50, 50], [11, 11], false],
] as const)('a finger on a %s from %j to %j at %j: %j', (kind, from, to, [x, y], touched) => {
  expect(touchesAnnotation(shape(kind, [...from], [...to]), x, y, 3)).toBe(touched);
});

test.each([
  ['line', 'M1 2L5 4'],
  ['rectangle', 'M1 2L5 2L5 4L1 4Z'],
  ['ellipse', 'M1 3A2 1 0 0 1 5 3A2 1 0 0 1 1 3Z'],
] as const)('a %s is drawn as %s', (kind, path) => {
  expect(shapePath(shape(kind, [1, 2], [5, 4]))).toBe(path);
});

test('held even, figures have equal sides and lines an eighth of a turn', () => {
  expect(evened('rectangle', [0, 0], [10, -4])).toEqual([10, -10]);
  expect(evened('line', [0, 0], [10, 1])).toEqual([10.05, 0]);
});

describe('a selection', () => {
  const marks = ALL.map((body, i) => ({
    annotationId: AnnotationId.parse(`${i}d444840-9dc0-41d1-b245-5ffdce74fad2`),
    page: 1,
    body,
  }));
  test('takes the topmost mark under a finger, and all that reach into a rectangle', () => {
    expect(markAt(marks, 50, 60, 4)?.body.kind).toBe('shape');
    expect(markAt(marks, 400, 400, 4)).toBeNull();
    expect(marksIn(marks, [0, 0, 5, 5])).toEqual([]);
    expect(marksIn(marks, [0, 0, 200, 200])).toEqual(marks);
  });
  test('moves and is coloured as changes that can be taken back; a note and a stamp keep their colour', () => {
    const moved = movedBy(marks, 1, 1);
    expect(moved).toHaveLength(marks.length);
    for (const [i, change] of moved.entries()) expect(change).toMatchObject({ before: marks[i] });
    expect(recoloured(marks, '#174a7c')).toHaveLength(marks.length - 2);
    expect(boundsOfAll([])).toBeNull();
  });
});

test('words are wrapped to their box, line by line', () => {
  const measure = (text: string) => text.length;
  expect(linesOf({ text: 'một hai ba\nbốn', widthPt: 7 }, measure)).toEqual([
    'một hai',
    'ba',
    'bốn',
  ]);
  expect(linesOf({ text: 'mộtchữdàiquá', widthPt: 3 }, measure)).toEqual(['mộtchữdàiquá']);
});

test.each([
  ['touch', 24, 30, false],
  ['touch', 90, 40, true],
  ['pen', 90, 90, false],
  ['mouse', 1, 1, false],
])('a %s of %i × %i is a palm: %j', (pointerType, width, height, palm) => {
  expect(isPalm({ pointerType, width, height })).toBe(palm);
});
