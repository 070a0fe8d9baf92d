import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeFields, settle } from '#client/features/prepare/merge-fields.ts';

type Text = { title: string; place: string; sites: string[] };
const base: Text = { title: 'Họp giao ban', place: 'Phòng 1', sites: ['a'] };

describe('bringing two changes together', () => {
  it('takes both when they are of different fields', () => {
    const { merged, conflicts } = mergeFields(
      base,
      { ...base, place: 'Phòng 2' },
      { ...base, title: 'Họp chuyên đề' },
    );
    expect(merged).toEqual({ ...base, place: 'Phòng 2', title: 'Họp chuyên đề' });
    expect(conflicts).toEqual([]);
  });

  it('asks about a field that both changed, with both texts', () => {
    const { merged, conflicts } = mergeFields(
      base,
      { ...base, title: 'Bản A' },
      { ...base, title: 'Bản B' },
    );
    expect(conflicts).toEqual([
      { key: 'title', before: 'Họp giao ban', mine: 'Bản A', theirs: 'Bản B' },
    ]);
    expect(merged.title).toBe('Bản A');
  });

  it('does not ask when both wrote the same', () => {
    const both = { ...base, sites: ['a', 'b'] };
    expect(mergeFields(base, both, { ...both }).conflicts).toEqual([]);
  });

  it('keeps a removal, and asks when the other changed what was removed', () => {
    const list = { p1: 'delegate', p2: 'delegate' } as Record<string, string>;
    expect(mergeFields(list, { p2: 'delegate' }, list).merged).toEqual({ p2: 'delegate' });
    const { conflicts } = mergeFields(list, { p2: 'delegate' }, { ...list, p1: 'guest' });
    expect(conflicts.map((conflict) => conflict.key)).toEqual(['p1']);
  });

  it('lets the chosen side win, field by field', () => {
    const theirs = { ...base, title: 'Bản B', place: 'Phòng B' };
    const merge = mergeFields(base, { ...base, title: 'Bản A', place: 'Phòng A' }, theirs);
    expect(settle(merge, theirs, new Set(['place'] as const))).toEqual({
      ...base,
      title: 'Bản A',
      place: 'Phòng B',
    });
  });

  it('never loses a change without a conflict', () => {
    const records = fc.dictionary(
      fc.constantFrom('a', 'b', 'c', 'd'),
      fc.integer({ max: 3, min: 0 }),
    );
    fc.assert(
      fc.property(records, records, records, (before, mine, theirs) => {
        const { merged, conflicts } = mergeFields(before, mine, theirs);
        const asked = new Set(conflicts.map((conflict) => conflict.key));
        for (const key of ['a', 'b', 'c', 'd']) {
          const isMine = merged[key] === mine[key];
          const isTheirs = merged[key] === theirs[key];
          if (mine[key] !== before[key]) expect(isMine).toBe(true);
          if (theirs[key] !== before[key]) expect(isTheirs || asked.has(key)).toBe(true);
          if (mine[key] === before[key] && theirs[key] === before[key]) {
            expect(merged[key]).toBe(before[key]);
          }
        }
      }),
    );
  });
});
