import { describe, expect, test } from 'vitest';
import { planDock } from '#client/features/meeting/dock-slots.ts';

describe('the dock is one row', () => {
  const chair = { primary: true, media: 4, settings: true, own: 0, governs: 7 };
  test('of the chair with somebody on the floor and recording on', () => {
    const plan = planDock('desktop', { ...chair, windowPx: 1440 });
    expect(plan).toMatchObject({ governs: 7, settings: true, more: false });
  });
  test.each([1120, 1280, 1366])('what governs is never behind "more" at %d px', (windowPx) => {
    const plan = planDock('desktop', { ...chair, windowPx });
    expect(plan).toMatchObject({ governs: 7, settings: false, more: true });
  });
  test('of a tablet keeps the first acts', () => {
    const plan = planDock('tablet', { ...chair, windowPx: 1024 });
    expect(plan).toMatchObject({ governs: 3, settings: false, agenda: true, more: true });
    const delegate = { ...chair, primary: false, governs: 0, own: 1 };
    expect(planDock('tablet', { ...delegate, windowPx: 1024 })).toMatchObject({
      settings: true,
      more: false,
    });
  });
  test.each([
    [1, 1, { people: true, agenda: true }],
    [2, 1, { people: true, agenda: false }],
    [2, 2, { people: false, agenda: false }],
  ])('of a phone with %d of media and %d of one’s own', (media, own, has) => {
    const wants = { windowPx: 390, primary: false, settings: true, media, own, governs: 3 };
    expect(planDock('phone', wants)).toEqual({ ...has, governs: 0, settings: false, more: true });
  });
});
