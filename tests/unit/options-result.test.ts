import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Picks } from '#contract/live/ballot-method.ts';
import type { CountedMarks } from '#contract/live/option-counts.ts';
import { COMMON_DECISION } from '#contract/meeting-rules.ts';
import { optionsResult, standingOf } from '#server/domain/options-result.ts';
import { aMethod } from '#tests/support/a-method.ts';

const OPTIONS = 5;
const options = Array.from({ length: OPTIONS }, (_, n) => `Phương án ${n + 1}`);
const places = Array.from({ length: OPTIONS }, (_, n) => n);
const anyPlaces = fc.integer({ min: 1, max: OPTIONS });
const anyCounts = fc.array(fc.nat({ max: 9 }), { minLength: OPTIONS, maxLength: OPTIONS });
const anyRequired = fc.integer({ min: 1, max: 9 });
const anyBallots: fc.Arbitrary<CountedMarks[]> = fc.array(
  fc.record(
    {
      options: fc.uniqueArray(fc.constantFrom(...places), { maxLength: OPTIONS }),
      other: fc.constant(true as const),
      weight: fc.integer({ min: 1, max: 4 }),
    },
    { requiredKeys: ['options'] },
  ),
  { maxLength: 30 },
);

/** The result of a vote for so many of five, all of whose members have voted. */
function resultOf(
  ballots: readonly CountedMarks[],
  change: Parameters<typeof aMethod>[0] = {},
  { chairMarks = null, tie = 'chair' as const, base = ballots.length } = {} as {
    chairMarks?: Picks | null;
    tie?: 'chair' | 'rejected';
    base?: number;
  },
) {
  const method = aMethod({ options, ...change });
  const vote = { base, ballots, otherOpinions: [], chairMarks };
  return optionsResult({ ...COMMON_DECISION, tie }, method, vote);
}

const ballotsOf = (...marks: number[][]) => marks.map((picked) => ({ options: picked }));

describe('who has won', () => {
  it('has enough votes, and no loser without a tie has more', () => {
    fc.assert(
      fc.property(anyCounts, anyRequired, anyPlaces, (counts, required, atMost) => {
        const { winners, tied, freePlaces } = standingOf(counts, required, atMost);
        const votes = (place: number) => counts[place] ?? 0;
        expect(winners.length + freePlaces).toBeLessThanOrEqual(atMost);
        const losers = places.filter((place) => !winners.includes(place) && !tied.includes(place));
        for (const winner of winners) {
          expect(votes(winner)).toBeGreaterThanOrEqual(required);
          for (const other of tied) expect(votes(winner)).toBeGreaterThan(votes(other));
          for (const loser of losers)
            expect(votes(loser) < votes(winner) || votes(loser) < required).toBe(true);
        }
        // Nobody with enough votes goes away while a place is free.
        if (winners.length < atMost && tied.length === 0)
          for (const loser of losers) expect(votes(loser)).toBeLessThan(required);
      }),
    );
  });

  it('leaves a tie only where fewer places are free than options have the same votes', () => {
    fc.assert(
      fc.property(anyCounts, anyRequired, anyPlaces, (counts, required, atMost) => {
        const { winners, tied, freePlaces, decidedBy } = standingOf(counts, required, atMost);
        expect(decidedBy).toBe(tied.length === 0 ? 'votes' : 'tie');
        if (tied.length === 0) {
          expect(freePlaces).toBe(0);
          return;
        }
        expect(new Set(tied.map((place) => counts[place])).size).toBe(1);
        expect(freePlaces).toBeGreaterThan(0);
        expect(tied.length).toBeGreaterThan(freePlaces);
        expect(winners.length + freePlaces).toBe(atMost);
        expect(winners.some((place) => tied.includes(place))).toBe(false);
      }),
    );
  });

  it('does not depend on the order of the list', () => {
    fc.assert(
      fc.property(anyCounts, anyRequired, anyPlaces, (counts, required, atMost) => {
        const votesOf = (list: readonly number[], chosen: readonly number[]) =>
          chosen.map((place) => list[place]).toSorted();
        const before = standingOf(counts, required, atMost);
        const turned = counts.toReversed();
        const after = standingOf(turned, required, atMost);
        expect(votesOf(turned, after.winners)).toEqual(votesOf(counts, before.winners));
        expect(votesOf(turned, after.tied)).toEqual(votesOf(counts, before.tied));
      }),
    );
  });

  it('stays won with one more vote', () => {
    fc.assert(
      fc.property(anyCounts, anyRequired, anyPlaces, (counts, required, atMost) => {
        for (const winner of standingOf(counts, required, atMost).winners) {
          const more = counts.with(winner, (counts[winner] ?? 0) + 1);
          expect(standingOf(more, required, atMost).winners).toContain(winner);
        }
      }),
    );
  });
});

describe('the count', () => {
  it('counts each mark once for each vote of its ballot', () => {
    fc.assert(
      fc.property(anyBallots, (ballots) => {
        const { counts, other, blank, cast } = resultOf(ballots, { otherOpinion: true });
        const votes = (chosen: (ballot: CountedMarks) => boolean) =>
          ballots.filter(chosen).reduce((sum, { weight = 1 }) => sum + weight, 0);
        expect(cast).toBe(votes(() => true));
        for (const place of places)
          expect(counts[place]).toBe(votes((ballot) => ballot.options.includes(place)));
        expect(other).toBe(votes((ballot) => ballot.other !== undefined));
        expect(blank).toBe(votes((b) => b.options.length === 0 && b.other === undefined));
      }),
    );
  });

  it('of a ballot that weighs is that of as many ballots', () => {
    fc.assert(
      fc.property(anyBallots, anyPlaces, (ballots, atMost) => {
        const apart = ballots.flatMap(({ weight = 1, ...marks }) => Array(weight).fill(marks));
        const base = apart.length;
        expect(resultOf(ballots, { atMost }, { base })).toEqual(resultOf(apart, { atMost }));
      }),
    );
  });
});

describe('the rule', () => {
  it('of a majority lets an option win with more than half of the base alone', () => {
    const ballots = ballotsOf([0, 1], [0, 1], [0, 2], [0], [3], [3]);
    expect(resultOf(ballots, { atMost: 3, winsBy: 'majority' })).toMatchObject({
      required: 4,
      counts: [4, 2, 1, 2, 0],
      winners: [0],
      tied: [],
      decidedBy: 'votes',
    });
    expect(resultOf(ballots, { atMost: 3, winsBy: 'majority' }, { base: 9 }).winners).toEqual([]);
  });

  it('of the most votes lets nothing win without a vote', () => {
    expect(resultOf(ballotsOf([], [], [2])).winners).toEqual([2]);
    expect(resultOf(ballotsOf([], [])).winners).toEqual([]);
  });

  it('shows the tie at the border as one, and who has won above it', () => {
    const ballots = ballotsOf([0, 1], [0, 2], [0]);
    expect(resultOf(ballots)).toMatchObject({
      winners: [0],
      tied: [1, 2],
      freePlaces: 1,
      decidedBy: 'tie',
    });
  });

  it('lets the chair’s ballot decide the tie where the rule of ties says so and it fills the places', () => {
    const ballots = ballotsOf([0, 1], [0, 2], [0]);
    const bySide = (picked: number[], tie: 'chair' | 'rejected') =>
      resultOf(ballots, {}, { chairMarks: { options: picked }, tie });
    expect(bySide([0, 2], 'chair')).toMatchObject({
      winners: [0, 2],
      tied: [],
      decidedBy: 'chair',
    });
    expect(bySide([0, 2], 'rejected')).toMatchObject({ winners: [0], tied: [1, 2] });
    expect(bySide([0], 'chair')).toMatchObject({ winners: [0], decidedBy: 'tie' });
    expect(bySide([1, 2], 'chair')).toMatchObject({ winners: [0], decidedBy: 'tie' });
  });
});
