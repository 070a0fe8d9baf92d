import { describe, expect, it } from 'vitest';
import { chapterBeside, placeAt } from '#client/features/recording/playback-place.ts';
import { searchRecording } from '#client/features/recording/playback-search.ts';
import type { RecordingContents } from '#contract/http/recordings.ts';
import { AgendaItemId, UserId, VersionId } from '#contract/ids.ts';

const id = (n: number) => `11111111-1111-4111-8111-11111111111${n}`;
const items = [AgendaItemId.parse(id(1)), AgendaItemId.parse(id(2))] as const;
const speech = {
  userId: UserId.parse(id(3)),
  kind: 'speech' as const,
  unitName: 'UBND xã Bình Hòa',
};
const contents: RecordingContents = {
  durationMs: 60_000,
  stretches: [],
  gaps: [],
  chapters: [
    { atMs: 0, itemId: items[0], number: 1, title: 'Khai mạc' },
    { atMs: 30_000, itemId: items[1], number: 2, title: 'Cải cách hành chính' },
  ],
  speeches: [
    {
      ...speech,
      fromMs: 5_000,
      toMs: 9_000,
      name: 'Bà Hòa',
      position: 'Chủ tịch',
      itemId: items[0],
    },
    { ...speech, fromMs: 35_000, toMs: 39_000, name: 'Ông Đạt', position: '', itemId: items[1] },
  ],
  pages: [
    { atMs: 10_000, page: 2, versionId: VersionId.parse(id(4)) },
    { atMs: 40_000, page: 1, versionId: null },
  ],
};

describe('the moment that plays', () => {
  it.each([
    [0, 1, null, null],
    [5_000, 1, 'Bà Hòa', null],
    [9_000, 1, null, null],
    [36_000, 2, 'Ông Đạt', 2],
    [59_000, 2, null, 1],
  ])('at %i ms has its item, its speaker and its page', (atMs, chapter, name, page) => {
    const place = placeAt(contents, atMs);
    expect(place.chapter?.number).toBe(chapter);
    expect(place.speech?.name ?? null).toBe(name);
    expect(place.page?.page ?? null).toBe(page);
  });

  it.each([
    [0, 'none'],
    [4_000, 'seen'],
    [21_000, 'missing'],
    [26_000, 'none'],
    [60_000, 'seen'],
  ])('at %i ms has a picture, or says why not', (atMs, picture) => {
    const camera = { ofName: 'Bà Hòa', source: 'camera' as const };
    const pictured: RecordingContents = {
      ...contents,
      pictures: [
        { fromMs: 4_000, toMs: 20_000 },
        { fromMs: 30_000, toMs: 60_000 },
      ],
      gaps: [
        { ...camera, fromMs: 20_000, toMs: 25_000 },
        { ...camera, source: 'microphone', fromMs: 25_000, toMs: 30_000 },
      ],
    };
    expect(placeAt(pictured, atMs).picture).toBe(picture);
  });

  it('says nothing of pictures where nobody noted them', () => {
    expect(placeAt(contents, 0).picture).toBe('seen');
  });

  it('leads to the items before and after', () => {
    expect(chapterBeside(contents, 0, 'next')).toBe(30_000);
    expect(chapterBeside(contents, 30_000, 'next')).toBeNull();
    expect(chapterBeside(contents, 31_000, 'previous')).toBe(0);
    expect(chapterBeside(contents, 40_000, 'previous')).toBe(30_000);
  });
});

describe('the search', () => {
  const found = (typed: string) => {
    const { chapters, speeches } = searchRecording(contents, typed);
    return [chapters.map(({ number }) => number), speeches.map(({ name }) => name)];
  };

  it('finds items and speakers with and without marks', () => {
    expect(found('cai cach')).toEqual([[2], ['Ông Đạt']]);
    expect(found('dat')).toEqual([[], ['Ông Đạt']]);
    expect(found('hoà chủ tịch')).toEqual([[], ['Bà Hòa']]);
    expect(found('')).toEqual([
      [1, 2],
      ['Bà Hòa', 'Ông Đạt'],
    ]);
    expect(found('không có')).toEqual([[], []]);
  });
});
