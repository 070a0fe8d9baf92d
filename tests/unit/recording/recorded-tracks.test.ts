import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { JournalLine, TakeEnd } from '#media/recording/journal.ts';
import { recordedGaps, recordedSpans } from '#media/recording/recorded-takes.ts';

const track = { owner: 'an', source: 'microphone' } as const;

/** One file of a track of the same owner, that holds all from its beginning to its end. */
type File = { producer: string | null; at: number; end: number; why: TakeEnd | null };

const fileOf = ({ producer, at }: File) => `${producer}-${at}`;

function linesOf(of: File): JournalLine[] {
  const { producer, at, end, why } = of;
  const file = fileOf(of);
  const ids = { server: 1, pid: 2, port: 20_000, codec: 'opus' };
  const by = producer === null ? track : { ...track, producer };
  return [
    { type: 'opened', at, file, ...ids, ...by },
    { type: 'clock', at, file, span: 1, ptsMs: 0 },
    ...(why === null ? [] : [{ type: 'closed' as const, at: end, file, why }]),
  ];
}

/** What is read out of the journal of these files, in a recording that ends after all of them. */
function read(files: readonly File[]) {
  const lines = files.flatMap(linesOf);
  const last = Math.max(0, ...files.map(({ end }) => end));
  const journal: JournalLine[] = [
    { type: 'begun', at: 0 },
    ...lines.toSorted((a, b) => a.at - b.at),
    { type: 'ended', at: last + 1 },
  ];
  const spans = recordedSpans(
    journal,
    new Map(files.map((file) => [fileOf(file), file.end - file.at])),
  );
  return {
    spans: spans.map(({ file, fromMs, toMs }) => [file, fromMs, toMs]),
    gaps: recordedGaps(journal, spans)
      .filter(({ owner }) => owner !== null)
      .map(({ fromMs, toMs }) => [fromMs, toMs]),
  };
}

const file = (producer: string | null, at: number, end: number, why: TakeEnd | null): File => ({
  producer,
  at,
  end,
  why,
});

it('two devices of one account are both recorded from beginning to end', () => {
  const files = [file('tablet', 1_000, 60_000, 'gone'), file('desk', 20_000, 90_000, 'ended')];
  expect(read(files)).toEqual({
    spans: [
      ['tablet-1000', 1_000, 60_000],
      ['desk-20000', 20_000, 90_000],
    ],
    gaps: [],
  });
});

it('a journal of before, which names no device, is read as one track', () => {
  const files = [file(null, 1_000, 21_000, 'rotated'), file(null, 20_000, 90_000, 'ended')];
  expect(read(files).spans).toEqual([
    ['null-1000', 1_000, 20_000],
    ['null-20000', 20_000, 90_000],
  ]);
});

it('what is missing of one device is so until it is back itself, whatever the other one does', () => {
  const files = [
    file('tablet', 1_000, 10_000, 'died'),
    file('tablet', 18_000, 90_000, 'ended'),
    file('desk', 2_000, 12_000, 'rotated'),
    file('desk', 12_000, 90_000, 'ended'),
  ];
  expect(read(files).gaps).toEqual([[10_000, 18_000]]);
});

it('what a further device sends ends no gap of one that comes back, but is it where that one does not', () => {
  const died = file('tablet', 1_000, 10_000, 'died');
  const other = file('desk', 12_000, 90_000, 'ended');
  expect(read([died, other, file('tablet', 18_000, 90_000, 'ended')]).gaps).toEqual([
    [10_000, 18_000],
  ]);
  expect(read([died, other]).gaps).toEqual([[10_000, 12_000]]);
});

it('what is missing of equipment bears its name', () => {
  const lines = linesOf(file('camera', 1_000, 10_000, 'died'));
  const journal = [
    { type: 'begun' as const, at: 0 },
    ...lines.map((line) => (line.type === 'opened' ? { ...line, name: 'Máy quay' } : line)),
    { type: 'givenUp' as const, at: 15_000, ...track, name: 'Máy quay', producer: 'camera' },
    { type: 'ended' as const, at: 20_000 },
  ];
  const spans = recordedSpans(journal, new Map([['camera-1000', 9_000]]));
  expect(recordedGaps(journal, spans)).toEqual([
    { ...track, name: 'Máy quay', fromMs: 10_000, toMs: 15_000 },
  ]);
});

it('a sender that another server takes on is missing until it is recorded there', () => {
  expect(
    read([file('at one', 1_000, 10_000, null), file('at two', 14_000, 90_000, 'ended')]).gaps,
  ).toEqual([[10_000, 14_000]]);
  expect(
    read([file('at one', 1_000, 10_000, null), file('at two', 9_000, 90_000, 'ended')]).gaps,
  ).toEqual([]);
});

it('what was there beside a device that is lost for good does not hide that', () => {
  const files = [
    file('tablet', 1_000, 10_000, 'died'),
    file('desk', 2_000, 30_000, 'rotated'),
    file('desk', 30_000, 90_000, 'ended'),
  ];
  expect(read(files).gaps).toEqual([[10_000, 90_001]]);
});

it('who comes back so late that they began anew leaves no gap over what is recorded then', () => {
  const files = [file('tablet', 1_000, 10_000, 'lost'), file('desk', 80_000, 200_000, 'gone')];
  expect(read(files).gaps).toEqual([]);
});

it('whatever two devices of one account do, each is recorded as if it were alone', () => {
  const some = (producer: string) =>
    fc
      .array(
        fc.record({
          pauseMs: fc.integer({ min: 0, max: 3_000 }),
          lengthMs: fc.integer({ min: 200, max: 20_000 }),
          overlapMs: fc.integer({ min: 1, max: 150 }),
          why: fc.constantFrom<TakeEnd>('died', 'gone', 'rotated', 'unwanted'),
        }),
        { maxLength: 6 },
      )
      .map((takes) => {
        let now = 1_000;
        return takes.map(({ pauseMs, lengthMs, overlapMs, why }): File => {
          const at = now + pauseMs - (why === 'rotated' ? overlapMs : 0);
          now = at + lengthMs;
          return file(producer, at, now, why);
        });
      });
  fc.assert(
    fc.property(some('tablet'), some('desk'), (one, two) => {
      const both = read([...one, ...two]).spans;
      const each = [...read(one).spans, ...read(two).spans];
      expect(new Set(both.map(String))).toEqual(new Set(each.map(String)));
    }),
  );
});
