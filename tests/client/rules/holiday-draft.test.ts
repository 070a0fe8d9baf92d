import { describe, expect, it } from 'vitest';
import {
  daysIn,
  type HolidayDraft,
  holidayProblems,
} from '#client/features/rules/holiday-draft.ts';

const TODAY = '2026-11-26';
const tet: HolidayDraft = {
  day: '2027-02-26',
  until: '2027-03-02',
  name: 'Tết Nguyên đán',
  isWorkingDay: false,
};

describe('a day off that is being written', () => {
  it('may be a row of days, over the end of a month', () => {
    expect(daysIn(tet)).toEqual([
      '2027-02-26',
      '2027-02-27',
      '2027-02-28',
      '2027-03-01',
      '2027-03-02',
    ]);
    expect(daysIn({ ...tet, until: '' })).toEqual(['2027-02-26']);
    expect(daysIn({ ...tet, isWorkingDay: true })).toEqual(['2027-02-26']);
  });

  it.each<[Partial<HolidayDraft>, string[]]>([
    [{}, []],
    [{ until: '' }, []],
    [{ until: '2027-02-25' }, ['until']],
    [{ until: '2027-03-13' }, ['until']],
    [{ until: '31/13' }, ['until']],
    [{ day: '2026-11-25' }, ['day']],
    [{ day: '' }, ['day']],
    [{ day: TODAY, until: '' }, []],
    [{ name: ' a ' }, ['holidayName']],
    // A Friday is worked anyway; the last day is none of a working day's.
    [{ isWorkingDay: true }, ['exchanged']],
    [{ isWorkingDay: true, day: '2027-02-27', until: 'x' }, []],
  ])('%o has the problems %o', (change, problems) => {
    expect([...holidayProblems({ ...tet, ...change }, TODAY)]).toEqual(problems);
  });
});
