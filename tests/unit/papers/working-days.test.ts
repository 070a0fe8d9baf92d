import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  type Day,
  dayOf,
  endOfWork,
  isWorkingDay,
  type WorkingCalendar,
  workingDayBefore,
  workingDaysAfter,
} from '#server/domain/working-days.ts';

const PLAIN: WorkingCalendar = { off: new Set(), working: new Set() };
const days = fc.integer({ min: 0, max: 3000 }).map((n): Day => addDays('2024-01-01', n));

/** A calendar with days off and exchanged Saturdays at any place within those years. */
const calendars = fc
  .record({ off: fc.array(days, { maxLength: 60 }), working: fc.array(days, { maxLength: 20 }) })
  .map(({ off, working }): WorkingCalendar => ({ off: new Set(off), working: new Set(working) }));

describe('the working day so many before a day', () => {
  it('is a working day, and exactly so many working days lie after it and before that day', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 15 }), calendars, (day, count, calendar) => {
        const found = workingDayBefore(day, count, calendar);
        expect(isWorkingDay(found, calendar)).toBe(true);
        expect(found < day).toBe(true);
        // With the found day itself: those up to the day before the one in question.
        expect(workingDaysAfter(addDays(found, -1), addDays(day, -1), calendar)).toBe(count);
      }),
    );
  });

  it('is never later when more days are off', () => {
    fc.assert(
      fc.property(
        days,
        fc.integer({ min: 1, max: 10 }),
        calendars,
        days,
        (day, n, calendar, off) => {
          const stricter = { ...calendar, off: new Set([...calendar.off, off]) };
          expect(workingDayBefore(day, n, stricter) <= workingDayBefore(day, n, calendar)).toBe(
            true,
          );
        },
      ),
    );
  });

  it('is the day itself when none are to be left between', () => {
    fc.assert(fc.property(days, (day) => workingDayBefore(day, 0, PLAIN) === day));
  });
});

it.each([
  ['a Monday, over the weekend', '2026-11-30', 3, PLAIN, '2026-11-25'],
  ['a Thursday, within the week', '2026-11-26', 3, PLAIN, '2026-11-23'],
  ['a Sunday, from its Friday', '2026-11-29', 1, PLAIN, '2026-11-27'],
  [
    'the day after Quốc khánh 2026, with the exchanged Saturday',
    '2026-09-03',
    3,
    {
      off: new Set(['2026-08-31', '2026-09-01', '2026-09-02']),
      working: new Set(['2026-08-22']),
    },
    '2026-08-26',
  ],
  [
    'a Monday after a Saturday that is worked in exchange',
    '2026-08-24',
    1,
    { off: new Set<Day>(), working: new Set(['2026-08-22']) },
    '2026-08-22',
  ],
])('before %s', (_when, day, count, calendar, expected) => {
  expect(workingDayBefore(day, count, calendar)).toBe(expected);
});

it('counts forth in steps: from a to c is from a to b and from b to c', () => {
  fc.assert(
    fc.property(fc.tuple(days, days, days), calendars, (unsorted, calendar) => {
      const [a = '', b = '', c = ''] = unsorted.toSorted();
      expect(workingDaysAfter(a, c, calendar)).toBe(
        workingDaysAfter(a, b, calendar) + workingDaysAfter(b, c, calendar),
      );
    }),
  );
});

it('keeps the days of Vietnam, whatever the clock of the machine says', () => {
  expect(dayOf(new Date('2026-11-25T16:59:59Z'))).toBe('2026-11-25');
  expect(dayOf(new Date('2026-11-25T17:00:00Z'))).toBe('2026-11-26');
  expect(endOfWork('2026-11-25').toISOString()).toBe('2026-11-25T10:00:00.000Z');
});

it('does not seek for ever in a calendar without working days', () => {
  const off = new Set(Array.from({ length: 100 }, (_, n) => addDays('2026-11-30', -n)));
  expect(() => workingDayBefore('2026-11-30', 1, { off, working: new Set() })).toThrow();
});
