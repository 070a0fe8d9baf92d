import { describe, expect, it } from 'vitest';
import { draftOf, handOutOf, withChoice } from '#client/features/hand-out/hand-out-draft.ts';
import { readershipOf } from '#client/features/hand-out/readership.ts';
import { HandOut } from '#contract/hand-out.ts';
import { MeetingReader } from '#contract/http/hand-out.ts';

const id = (n: number) => `0191b2a4-0000-4000-8000-${String(n).padStart(12, '0')}`;
const stored = HandOut.parse({
  audience: { roles: ['guest'], unitIds: [id(1)], siteIds: [], userIds: [] },
  readFrom: '2026-11-27T01:00:00.000Z',
  readUntil: '2026-11-28T10:30:00.000Z',
  isInternal: true,
});

describe('the form of handing out', () => {
  it('gives back what is stored, by the clock of Vietnam', () => {
    const draft = draftOf(stored);
    expect(draft.readFrom).toEqual({ day: '2026-11-27', time: '08:00' });
    expect(handOutOf(draft)).toEqual(stored);
  });

  it.each([
    ['nobody', { audience: { roles: [], unitIds: [], siteIds: [], userIds: [] } }],
    ['not-a-moment', { readFrom: { day: '31/02', time: '08:00' } }],
    ['ends-before-start', { readUntil: { day: '2026-11-27', time: '08:00' } }],
  ])('says %s', (problem, change) => {
    expect(handOutOf({ ...draftOf(stored), ...change })).toEqual({ problem });
  });

  it('keeps what was chosen while everybody is meant', () => {
    const draft = { ...draftOf(stored), isForAll: true };
    expect(handOutOf(draft)).toMatchObject({ audience: null });
    expect(handOutOf({ ...draft, isForAll: false })).toEqual(stored);
  });

  it('adds a choice once', () => {
    expect(withChoice(withChoice(['a'], 'b', true), 'b', true)).toEqual(['a', 'b']);
    expect(withChoice(['a', 'b'], 'a', false)).toEqual(['b']);
  });
});

it('shows who has read least first, and leaves out who has nothing to read', () => {
  const reading = (lastAt: string | null) => ({
    documentId: id(9),
    firstAt: lastAt,
    lastAt,
    pagesSeen: 0,
  });
  const reader = (n: number, ...readings: unknown[]) =>
    MeetingReader.parse({
      userId: id(n),
      name: `Đại biểu ${n}`,
      unitId: id(1),
      unitName: 'Xã',
      readings,
    });
  const [early, late] = ['2026-11-26T01:00:00Z', '2026-11-26T02:00:00Z'];
  const shown = readershipOf([
    reader(2, reading(late), reading(early)),
    reader(3),
    reader(4, reading(null), reading(early)),
  ]);
  expect(shown.map(({ name, opened, total, lastAt }) => [name, opened, total, lastAt])).toEqual([
    ['Đại biểu 4', 1, 2, early],
    ['Đại biểu 2', 2, 2, late],
  ]);
});
