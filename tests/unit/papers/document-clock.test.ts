import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueState, dueTime } from '#server/domain/document-clock.ts';
import type { WorkingCalendar } from '#server/domain/working-days.ts';

const PLAIN: WorkingCalendar = { off: new Set(), working: new Set() };
const moments = fc.date({
  min: new Date('2025-01-01T00:00:00Z'),
  max: new Date('2027-12-31T00:00:00Z'),
  noInvalidDate: true,
});

describe('when papers are due', () => {
  it('is 17:00 in Vietnam on an earlier working day, whenever on its day the sitting begins', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 1, max: 10 }), (startsAt, days) => {
        const due = dueTime(startsAt, days, PLAIN);
        expect(due.toISOString().slice(11)).toBe('10:00:00.000Z');
        expect(due.getTime()).toBeLessThan(startsAt.getTime());
        expect(dueTime(startsAt, days + 1, PLAIN).getTime()).toBeLessThan(due.getTime());
      }),
    );
  });

  it('is three working days before a regular sitting on a Monday', () => {
    const due = dueTime(new Date('2026-11-30T01:00:00Z'), 3, PLAIN);
    expect(due).toEqual(new Date('2026-11-25T10:00:00Z'));
  });
});

describe('how a due time stands', () => {
  const due = new Date('2026-11-25T10:00:00Z');
  it.each([
    ['the Friday before', '2026-11-20T03:00:00Z', { state: 'ahead', workingDays: 3 }],
    ['the evening before', '2026-11-24T13:00:00Z', { state: 'ahead', workingDays: 1 }],
    ['in the morning of the day', '2026-11-25T01:00:00Z', { state: 'today' }],
    ['at 17:00 sharp', '2026-11-25T10:00:00Z', { state: 'today' }],
    ['a minute later', '2026-11-25T10:01:00Z', { state: 'overdue', workingDays: 0 }],
    ['on the next Monday', '2026-11-30T01:00:00Z', { state: 'overdue', workingDays: 3 }],
  ])('%s', (_when, now, expected) => {
    expect(dueState(due, new Date(now), PLAIN)).toEqual(expected);
  });

  it('is overdue exactly when the moment has passed', () => {
    fc.assert(
      fc.property(moments, moments, (dueAt, now) => {
        const { state } = dueState(dueAt, now, PLAIN);
        expect(state === 'overdue').toBe(now.getTime() > dueAt.getTime());
      }),
    );
  });
});
