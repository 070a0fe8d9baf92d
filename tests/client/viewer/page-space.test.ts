import { describe, expect, test } from 'vitest';
import {
  mergeLines,
  type PageRect,
  type PageView,
  rectToPage,
  sheetSize,
  toPage,
  toSheet,
} from '#client/features/viewer/page-space.ts';

const size = { widthPt: 600, heightPt: 800 };

describe('page space', () => {
  test.each([
    // turn, scale, sheet, a point in page space, where it stands on the sheet
    [0, 1, [600, 800], [100, 50], [100, 50]],
    [0, 2, [1200, 1600], [100, 50], [200, 100]],
    [90, 1, [800, 600], [100, 50], [750, 100]],
    [90, 2, [1600, 1200], [0, 800], [0, 0]],
    [180, 1, [600, 800], [100, 50], [500, 750]],
    [270, 1, [800, 600], [100, 50], [50, 500]],
    [270, 0.5, [400, 300], [600, 0], [0, 0]],
  ] as const)('turned by %i at scale %f', (turn, scale, sheet, [x, y], [sx, sy]) => {
    const view: PageView = { size, turn, scale };
    expect(Object.values(sheetSize(view))).toEqual(sheet);
    expect(toSheet(view, x, y)).toEqual([sx, sy]);
    expect(toPage(view, sx, sy)).toEqual([x, y]);
  });

  test('a box keeps its area and its corner, however the page is turned', () => {
    for (const turn of [0, 90, 180, 270] as const) {
      const view: PageView = { size, turn, scale: 1.5 };
      const [ax, ay] = toSheet(view, 40, 60);
      const [bx, by] = toSheet(view, 140, 80);
      const box = {
        left: Math.min(ax, bx),
        top: Math.min(ay, by),
        width: Math.abs(ax - bx),
        height: Math.abs(ay - by),
      };
      const rect = rectToPage(view, box);
      for (const [index, value] of [40, 60, 100, 20].entries())
        expect(rect[index]).toBeCloseTo(value, 9);
    }
  });

  test('the words of a line become one bar, lines and columns stay apart', () => {
    const words: PageRect[] = [
      [100, 20.4, 50, 12],
      [40, 20, 55, 12],
      [40, 40, 80, 12],
      [400, 20, 60, 12],
    ];
    const lines = mergeLines(words);
    expect(lines).toHaveLength(3);
    expect(lines).toContainEqual([40, 20, 110, expect.closeTo(12.4)]);
    expect(lines).toContainEqual([400, 20, 60, 12]);
  });
});
