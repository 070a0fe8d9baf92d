import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFilters, writeFilters } from '#client/features/meetings/filters.ts';
import { addMonths, weeksOf } from '#client/ui/month.ts';

const now = new Date('2026-11-22T18:00:00Z');

describe('the filters of the meetings', () => {
  it('are what the address says, whatever else stands in it', () => {
    fc.assert(
      fc.property(
        fc.record({
          scope: fc.constantFrom('mine' as const, 'all' as const),
          phase: fc.constantFrom('coming' as const, 'running' as const, 'over' as const, null),
          text: fc.string(),
          view: fc.constantFrom('list' as const, 'month' as const),
          month: fc.constantFrom('2026-11', '2025-01', '2027-12'),
        }),
        (filters) => {
          const address = new URLSearchParams(writeFilters(filters, now).toString());
          expect(readFilters(address, now)).toEqual(filters);
        },
      ),
    );
  });

  it('fall back to the standard for what is not known', () => {
    const params = new URLSearchParams('pham-vi=toString&trang-thai=x&thang=2026-13&xem=y');
    expect(readFilters(params, now)).toEqual({
      scope: 'mine',
      phase: null,
      text: '',
      view: 'list',
      month: '2026-11',
    });
  });
});

describe('a month', () => {
  it('is shown in whole weeks from Monday', () => {
    const weeks = weeksOf('2026-11');
    expect(weeks[0]?.[0]).toBe('2026-10-26');
    expect(weeks.at(-1)?.at(-1)).toBe('2026-12-06');
    expect(weeks.every((week) => week.length === 7)).toBe(true);
  });

  it('follows another over the end of the year', () => {
    expect(addMonths('2026-12', 1)).toBe('2027-01');
    expect(addMonths('2026-01', -1)).toBe('2025-12');
  });
});
