import { describe, expect, test } from 'vitest';
import { OpenFailure } from '#client/features/viewer/open-failure.ts';
import { visibleRegion } from '#client/features/viewer/page-viewport.ts';
import { visibleRows } from '#client/features/viewer/thumbnails/visible-rows.ts';
import { isTakenByFocus, wishOfKey } from '#client/features/viewer/viewer-keys.ts';
import { toolsFor } from '#client/features/viewer/viewer-layout.ts';
import { percentOf, scaleFor, stepZoom, ZOOM_LIMITS } from '#client/features/viewer/zoom.ts';

const a4 = { widthPt: 595, heightPt: 842 };

describe('the view', () => {
  test('zoom fits what it says it fits', () => {
    const room = { width: 700, height: 500 };
    expect(scaleFor('width', a4, 0, room) * a4.widthPt).toBeCloseTo(700);
    expect(scaleFor('width', a4, 90, room) * a4.heightPt).toBeCloseTo(700);
    expect(scaleFor('page', a4, 0, room) * a4.heightPt).toBeCloseTo(500);
    expect(scaleFor('auto', a4, 0, { width: 3000, height: 900 }) * a4.widthPt).toBeLessThan(1100);
    expect(percentOf(scaleFor(1, a4, 0, room))).toBe(100);
    expect(percentOf(scaleFor(99, a4, 0, room))).toBe(ZOOM_LIMITS.max * 100);
  });

  test('stepping up and down ends at the limits', () => {
    let zoom = 1;
    for (let i = 0; i < 40; i += 1) zoom = stepZoom((zoom * 96) / 72, 1);
    expect(zoom).toBe(ZOOM_LIMITS.max);
    for (let i = 0; i < 40; i += 1) zoom = stepZoom((zoom * 96) / 72, -1);
    expect(zoom).toBe(ZOOM_LIMITS.min);
  });

  test('the sharp part is what is in sight with a margin, within the sheet', () => {
    const frame = { left: 0, top: 0, width: 400, height: 400 };
    expect(visibleRegion({ left: -400, top: 0, width: 1600, height: 1600 }, frame)).toEqual({
      left: 300 / 1600,
      top: 0,
      width: 600 / 1600,
      height: 500 / 1600,
    });
    expect(visibleRegion({ left: 900, top: 0, width: 100, height: 100 }, frame)).toBeNull();
  });

  test('of 300 thumbnails only those around the window are drawn', () => {
    const rows = visibleRows({
      scrollTop: 21_600,
      height: 600,
      rowHeight: 216,
      count: 300,
      beyond: 2,
    });
    expect(rows).toEqual({ from: 98, to: 105 });
    const end = visibleRows({
      scrollTop: 64_600,
      height: 600,
      rowHeight: 216,
      count: 300,
      beyond: 2,
    });
    expect(end.to).toBe(300);
  });

  test.each([
    [{ status: 401 }, 'signedOut'],
    [{ status: 403 }, 'notAllowed'],
    [{ status: 404 }, 'gone'],
    [{ status: 409 }, 'converting'],
    [{ status: 0 }, 'offline'],
    [new Error('Invalid PDF structure'), 'failed'],
  ])('%o is told as %s', (cause, problem) => {
    expect(OpenFailure.from(cause).problem).toBe(problem);
  });

  test('keys turn pages, but not under a field', () => {
    const plain = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };
    expect(wishOfKey({ ...plain, key: 'PageDown' })).toEqual({ kind: 'step', by: 1 });
    expect(wishOfKey({ ...plain, key: 'End' })).toEqual({ kind: 'last' });
    expect(wishOfKey({ ...plain, ctrlKey: true, shiftKey: true, key: 'Z' })).toEqual({
      kind: 'redo',
    });
    expect(wishOfKey({ ...plain, altKey: true, key: 'ArrowLeft' })).toBeNull();
    expect(isTakenByFocus(document.createElement('textarea'))).toBe(true);
    expect(isTakenByFocus(document.createElement('button'))).toBe(false);
  });

  test('notes are private alone, and who may write nothing gets no tool', () => {
    expect(toolsFor({ own: true, all: true }, 'all')).not.toContain('note');
    expect(toolsFor({ own: true, all: false }, 'own')).toContain('note');
    expect(toolsFor({ own: false, all: false }, 'own')).toEqual([]);
  });
});
