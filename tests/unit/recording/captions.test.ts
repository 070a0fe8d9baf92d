import { expect, it } from 'vitest';
import { AgendaItemId, UserId } from '#contract/ids.ts';
import { captionsOf } from '#server/domain/recording/captions.ts';
import { chapterMetadata } from '#server/recording/chapter-metadata.ts';

const userId = UserId.parse('11111111-1111-4111-8111-111111111111');
const itemId = AgendaItemId.parse('11111111-1111-4111-8111-111111111112');

it('captions name who speaks, with post and unit, at the time of the recording', () => {
  const speech = {
    fromMs: 3_723_004,
    toMs: 3_800_000,
    userId,
    itemId: null,
    kind: 'speech' as const,
  };
  const text = captionsOf([
    { ...speech, name: 'Bà An', position: 'Chủ tịch', unitName: 'UBND xã' },
    { ...speech, name: 'A <b> & --> B', position: '', unitName: '' },
  ]);
  expect(text).toBe(
    'WEBVTT\n\n1\n01:02:03.004 --> 01:03:20.000\nBà An – Chủ tịch, UBND xã\n\n' +
      '2\n01:02:03.004 --> 01:03:20.000\nA &lt;b&gt; &amp; --&gt; B\n',
  );
});

it('chapters end where the next one begins, and no title ends its line', () => {
  const contents = {
    durationMs: 9_000,
    stretches: [],
    speeches: [],
    pages: [],
    gaps: [],
    chapters: [
      { atMs: 0, itemId, number: 1, title: 'Khai mạc; a=b' },
      { atMs: 4_000, itemId, number: 2, title: 'Hai\nba' },
    ],
  };
  expect(chapterMetadata('Họp', contents)).toBe(
    [
      ';FFMETADATA1',
      'title=Họp',
      ...['[CHAPTER]', 'TIMEBASE=1/1000', 'START=0', 'END=4000', 'title=1. Khai mạc\\; a\\=b'],
      ...['[CHAPTER]', 'TIMEBASE=1/1000', 'START=4000', 'END=9000', 'title=2. Hai ba', ''],
    ].join('\n'),
  );
});
