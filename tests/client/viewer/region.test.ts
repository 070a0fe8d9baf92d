import { expect, test } from 'vitest';
import { DRAWING_SILENCE_MS, dropSilent } from '#client/features/viewer/drawing-signals.ts';
import { isCloseUp, regionInSight, scaleForRegion } from '#client/features/viewer/region-space.ts';

const size = { widthPt: 600, heightPt: 800 };
const frame = { left: 0, top: 0, width: 400, height: 300 };

test('the part in sight is what of the sheet lies within its frame, in points of the page', () => {
  const view = { size, turn: 0, scale: 2 } as const;
  const sheet = { left: -200, top: -100, width: 1200, height: 1600 };
  expect(regionInSight(view, sheet, frame)).toEqual([100, 50, 200, 150]);
  expect(regionInSight(view, { ...sheet, top: 300 }, frame)).toBeNull();
});

test('a turned sheet tells the same part of the page', () => {
  const view = { size, turn: 180, scale: 1 } as const;
  const sheet = { left: 0, top: 0, width: 600, height: 800 };
  expect(regionInSight(view, sheet, frame)).toEqual([200, 500, 400, 300]);
});

test('only a part of the width is a close-up; it fits whole into the follower’s room', () => {
  expect(isCloseUp([0, 0, 590, 300], size)).toBe(false);
  expect(isCloseUp([100, 50, 200, 150], size)).toBe(true);
  expect(scaleForRegion([100, 50, 200, 150], { width: 800, height: 300 })).toBe(2);
});

test('a line that was given up is dropped when nothing more is heard of it', () => {
  const stroke = { strokeId: 's', heardAtMs: 1000 } as never;
  const strokes = [stroke];
  expect(dropSilent(strokes, 1000 + DRAWING_SILENCE_MS - 1)).toBe(strokes);
  expect(dropSilent(strokes, 1000 + DRAWING_SILENCE_MS)).toEqual([]);
});
