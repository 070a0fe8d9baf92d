import { describe, expect, test } from 'vitest';
import { planDock } from '#client/features/meeting/dock-slots.ts';

describe('the dock is one row', () => {
  const chair = { primary: true, media: 4, settings: true, own: 0, governs: 7, endsSpeech: false };
  test('of the chair with somebody on the floor and recording on', () => {
    const plan = planDock('desktop', { ...chair, media: 3, windowPx: 1120 });
    expect(plan).toMatchObject({ governs: 7, settings: true, more: false });
  });
  test('hides the last acts of governing, never the first, where all have no room', () => {
    const plan = planDock('desktop', { ...chair, own: 2, windowPx: 1120 });
    expect(plan).toMatchObject({ governs: 4, more: true });
  });
  test('of a tablet that shares its screen has five acts of governing, of one that can’t six', () => {
    const plan = planDock('tablet', { ...chair, media: 3, windowPx: 1024 });
    expect(plan).toMatchObject({ governs: 5, settings: false, agenda: true, more: true });
    expect(planDock('tablet', { ...chair, media: 2, windowPx: 1024 }).governs).toBe(6);
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
    const wants = { ...chair, windowPx: 390, primary: false, media, own, governs: 3 };
    expect(planDock('phone', wants)).toEqual({ ...has, governs: 0, settings: false, more: true });
  });
  test.each([
    [2, 0, { governs: 1, people: true, agenda: false }],
    [2, 1, { governs: 1, people: false, agenda: false }],
    [3, 1, { governs: 0, people: false, agenda: false }],
  ])(
    'of a phone with %d of media and %d of one’s own ends a speech before it has people and agenda',
    (media, own, has) => {
      const wants = { ...chair, windowPx: 390, media, own, endsSpeech: true };
      expect(planDock('phone', wants)).toMatchObject(has);
    },
  );
});
