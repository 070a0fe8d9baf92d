import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { JournalLine, TakeEnd } from '#media/recording/journal.ts';
import { isBeingWritten, recordedGaps, recordedSpans } from '#media/recording/recorded-takes.ts';

const opened = (at: number, file: string, producer?: string): JournalLine => ({
  type: 'opened',
  at,
  file,
  owner: 'an',
  ...(producer === undefined ? {} : { producer }),
  source: 'microphone',
  server: 1,
  pid: 2,
  port: 20_000,
  codec: 'opus',
});
const clock = (at: number, file: string, span = 1, ptsMs = 0): JournalLine => ({
  type: 'clock',
  at,
  file,
  span,
  ptsMs,
});
const closed = (at: number, file: string, why: TakeEnd): JournalLine => ({
  type: 'closed',
  at,
  file,
  why,
});
const begun = (at: number): JournalLine => ({ type: 'begun', at });
const ended = (at: number): JournalLine => ({ type: 'ended', at });
const track = { owner: 'an', source: 'microphone' } as const;

const gapsOf = (journal: JournalLine[], data: [string, number][]) =>
  recordedGaps(journal, recordedSpans(journal, new Map(data)));

it('a file that ended in order lasts until it was closed, though its sender was silent at the end', () => {
  const journal = [
    begun(0),
    opened(10, 'a'),
    clock(100, 'a'),
    closed(9_000, 'a', 'gone'),
    ended(9_100),
  ];
  expect(recordedSpans(journal, new Map([['a', 5_000]]))).toEqual([
    { ...track, file: 'a', ptsMs: 0, fromMs: 100, toMs: 9_000 },
  ]);
  expect(gapsOf(journal, [['a', 5_000]])).toEqual([]);
});

it('a file whose ffmpeg was killed lasts as long as what is in it; until the next file something is missing', () => {
  const journal = [
    begun(0),
    opened(10, 'a'),
    clock(100, 'a'),
    closed(6_000, 'a', 'died'),
    opened(6_100, 'b'),
    clock(6_400, 'b'),
    closed(9_000, 'b', 'ended'),
    ended(9_000),
  ];
  const spans = recordedSpans(
    journal,
    new Map([
      ['a', 5_000],
      ['b', 2_600],
    ]),
  );
  expect(spans.map(({ fromMs, toMs }) => [fromMs, toMs])).toEqual([
    [100, 5_100],
    [6_400, 9_000],
  ]);
  expect(recordedGaps(journal, spans)).toEqual([{ ...track, fromMs: 5_100, toMs: 6_400 }]);
});

it('what nothing came of is missing until its sender stopped, not until the end', () => {
  const journal: JournalLine[] = [
    begun(0),
    opened(10, 'a'),
    closed(6_000, 'a', 'died'),
    opened(6_500, 'b'),
    closed(25_000, 'b', 'gone'),
    ended(180_000),
  ];
  expect(gapsOf(journal, [])).toEqual([{ ...track, fromMs: 10, toMs: 25_000 }]);
});

it('a track that cannot be recorded any more is missing until nobody asks for it', () => {
  const journal: JournalLine[] = [
    begun(0),
    opened(10, 'a'),
    clock(100, 'a'),
    closed(6_000, 'a', 'died'),
    { type: 'givenUp', at: 8_000, ...track },
    ended(9_000),
  ];
  expect(gapsOf(journal, [['a', 5_000]])).toEqual([{ ...track, fromMs: 5_100, toMs: 8_000 }]);
});

it('a file with nothing in it is no span, and what should be in it is missing', () => {
  const journal = [begun(0), opened(1_000, 'a'), closed(2_000, 'a', 'died'), ended(3_000)];
  expect(recordedSpans(journal, new Map())).toEqual([]);
  expect(gapsOf(journal, [])).toEqual([{ ...track, fromMs: 1_000, toMs: 3_000 }]);
});

it('from the last sign of life of a dead server until the next one begins, everything is missing', () => {
  const journal: JournalLine[] = [
    begun(0),
    { type: 'beat', at: 2_000 },
    begun(7_000),
    ended(9_000),
    begun(20_000),
    ended(21_000),
  ];
  expect(gapsOf(journal, [])).toEqual([{ owner: null, source: null, fromMs: 2_000, toMs: 7_000 }]);
});

it('a server that never came back leaves the rest missing; so does a full disk until the end', () => {
  const rest = { owner: null, source: null };
  expect(gapsOf([begun(0), { type: 'beat', at: 2_000 }], [])).toEqual([
    { ...rest, fromMs: 2_000, toMs: Number.POSITIVE_INFINITY },
  ]);
  expect(gapsOf([begun(0), { type: 'halted', at: 1_000 }, ended(5_000)], [])).toEqual([
    { ...rest, fromMs: 1_000, toMs: 5_000 },
  ]);
});

it('a pause ends a span and is no gap; what follows it stands at its own time', () => {
  const journal: JournalLine[] = [
    begun(0),
    opened(10, 'a'),
    clock(100, 'a'),
    { type: 'paused', at: 3_100, file: 'a' },
    clock(8_000, 'a', 2, 3_000),
    closed(9_000, 'a', 'ended'),
    ended(9_000),
  ];
  expect(recordedSpans(journal, new Map([['a', 4_000]]))).toEqual([
    { ...track, file: 'a', ptsMs: 0, fromMs: 100, toMs: 3_100 },
    { ...track, file: 'a', ptsMs: 3_000, fromMs: 8_000, toMs: 9_000 },
  ]);
  expect(gapsOf(journal, [['a', 4_000]])).toEqual([]);
});

const paused = (at: number, file: string): JournalLine => ({ type: 'paused', at, file });

it('a fault while the microphone is closed misses nothing, whether it is opened again or not', () => {
  const journal = [
    begun(0),
    opened(10, 'a'),
    clock(100, 'a'),
    paused(3_100, 'a'),
    closed(13_800, 'a', 'died'),
    opened(14_000, 'b'),
    paused(14_000, 'b'),
  ];
  const data: [string, number][] = [
    ['a', 3_000],
    ['b', 1_000],
  ];
  expect(gapsOf([...journal, closed(26_000, 'b', 'lost'), ended(26_020)], data)).toEqual([]);
  expect(gapsOf([...journal, closed(26_000, 'b', 'died'), ended(26_020)], data)).toEqual([]);
  const again = [clock(40_000, 'b', 2), closed(41_000, 'b', 'ended'), ended(41_000)];
  expect(gapsOf([...journal, ...again], data)).toEqual([]);
});

it('a fault while the microphone is closed misses what was not written before, and what is said before the next file', () => {
  const journal = [
    begun(0),
    opened(10, 'a'),
    clock(100, 'a'),
    paused(3_100, 'a'),
    closed(5_000, 'a', 'died'),
    opened(9_000, 'b'),
    clock(9_300, 'b'),
    closed(12_000, 'b', 'ended'),
    ended(12_000),
  ];
  expect(
    gapsOf(journal, [
      ['a', 2_200],
      ['b', 2_700],
    ]),
  ).toEqual([
    { ...track, fromMs: 2_300, toMs: 3_100 },
    { ...track, fromMs: 5_000, toMs: 9_300 },
  ]);
});

it('after a fault nothing is missing any more once a further file finds the microphone closed', () => {
  const journal = [
    begun(0),
    opened(10, 'a'),
    clock(100, 'a'),
    closed(6_000, 'a', 'died'),
    opened(6_500, 'b'),
    paused(6_500, 'b'),
    clock(30_000, 'b', 2),
    closed(31_000, 'b', 'ended'),
    ended(31_000),
  ];
  expect(
    gapsOf(journal, [
      ['a', 5_900],
      ['b', 1_000],
    ]),
  ).toEqual([{ ...track, fromMs: 6_000, toMs: 6_500 }]);
});

it('a later clock line of the same span is the better one', () => {
  const journal = [opened(10, 'a'), clock(150, 'a'), clock(120, 'a'), closed(900, 'a', 'ended')];
  expect(recordedSpans(journal, new Map([['a', 800]]))[0]?.fromMs).toBe(120);
});

it('whatever happens to the files of a track, its spans never overlap and gaps lie outside of them', () => {
  const someTake = fc.record({
    pauseMs: fc.integer({ min: 0, max: 3_000 }),
    lengthMs: fc.integer({ min: 200, max: 20_000 }),
    overlapMs: fc.integer({ min: 0, max: 150 }),
    why: fc.constantFrom<TakeEnd>('died', 'lost', 'gone', 'rotated', 'unwanted'),
  });
  fc.assert(
    fc.property(fc.array(someTake, { maxLength: 8 }), (takes) => {
      const data = new Map<string, number>();
      const journal: JournalLine[] = [begun(0)];
      let now = 1_000;
      for (const [index, { pauseMs, lengthMs, overlapMs, why }] of takes.entries()) {
        const file = `${index}`;
        const at = now + pauseMs - (why === 'rotated' ? overlapMs : 0);
        journal.push(opened(at, file), clock(at + 10, file));
        now = at + 10 + lengthMs;
        journal.push(closed(now, file, why));
        data.set(file, lengthMs);
      }
      journal.push(ended(now + 1));
      const spans = recordedSpans(journal, data);
      for (const [index, span] of spans.slice(1).entries())
        expect(span.fromMs).toBeGreaterThanOrEqual(spans[index]?.toMs ?? 0);
      for (const gap of recordedGaps(journal, spans))
        for (const span of spans)
          expect(gap.toMs <= span.fromMs || gap.fromMs >= span.toMs).toBe(true);
    }),
  );
});

/** The lines of one server's run. */
const by = (run: string, ...lines: JournalLine[]): JournalLine[] =>
  lines.map((line) => ({ ...line, run }));
const halted = (at: number): JournalLine => ({ type: 'halted', at });

it('what one server takes on from another misses what is between them', () => {
  const journal = [
    ...by('one', begun(0), opened(10, 'a'), clock(100, 'a'), { type: 'beat', at: 4_000 }),
    ...by('two', begun(9_000), opened(9_100, 'b'), clock(9_300, 'b'), closed(15_000, 'b', 'ended')),
    ...by('two', ended(15_000)),
  ];
  expect(
    gapsOf(journal, [
      ['a', 3_800],
      ['b', 5_700],
    ]),
  ).toEqual([
    { ...track, fromMs: 3_900, toMs: 9_300 },
    { owner: null, source: null, fromMs: 4_000, toMs: 9_000 },
  ]);
});

it('a server that wakes up when another has taken the recording on tears no hole, whenever its lines come', () => {
  const one = by(
    'one',
    begun(0),
    { type: 'beat', at: 2_000 },
    { type: 'beat', at: 12_000 },
    halted(12_500),
  );
  const two = by('two', begun(9_000), { type: 'beat', at: 11_000 }, ended(20_000));
  const journal = [...one, ...two].toSorted((a, b) => a.at - b.at);
  expect(recordedGaps(journal, [])).toEqual([]);
  expect(recordedGaps([...two, ...one], [])).toEqual([]);
});

it('while nobody is there nothing is missing; where it stood still something is', () => {
  const again = by('two', begun(9_000), ended(10_000));
  expect(recordedGaps([...by('one', begun(0), ended(5_000)), ...again], [])).toEqual([]);
  expect(recordedGaps([...by('one', begun(0), halted(5_000)), ...again], [])).toEqual([
    { owner: null, source: null, fromMs: 5_000, toMs: 9_000 },
  ]);
});

it('a recording is being written until each run has ended with all its files, or is silent', () => {
  const one = by('one', begun(0), opened(10, 'a'), halted(5_000));
  expect(isBeingWritten([], 0)).toBe(false);
  expect(isBeingWritten(by('one', begun(0)), 1_000)).toBe(true);
  expect(isBeingWritten(by('one', begun(0)), 10_001)).toBe(false);
  expect(isBeingWritten(one, 5_100)).toBe(true);
  expect(isBeingWritten([...one, ...by('one', closed(5_200, 'a', 'halted'))], 5_300)).toBe(false);
  expect(isBeingWritten([...one, ...by('two', begun(9_000), ended(9_500))], 9_600)).toBe(true);
  expect(isBeingWritten([...one, ...by('two', begun(19_000), ended(19_500))], 19_600)).toBe(false);
});
