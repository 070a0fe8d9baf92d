import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LayoutPlan, layOut, PLAN_LIMITS } from '#contract/seating/layouts.ts';
import { SeatMap } from '#contract/seating/seat-map.ts';
import { isOverlapping, isWithin, PRESIDING_ROW } from '#contract/seating/seat-measures.ts';
import { requireSoundMap } from '#server/domain/seating.ts';

const within = (name: keyof typeof PLAN_LIMITS) => fc.integer(PLAN_LIMITS[name]);
const plan: fc.Arbitrary<LayoutPlan> = fc.oneof(
  fc.record({
    layout: fc.constantFrom('rows' as const),
    head: within('head'),
    rows: within('rows'),
    seatsPerRow: within('seatsPerRow'),
  }),
  fc.record({
    layout: fc.constant('u' as const),
    head: within('head'),
    seatsPerSide: within('seatsPerSide'),
  }),
  fc.record({
    layout: fc.constant('horseshoe' as const),
    head: within('head'),
    rows: fc.integer({ min: 1, max: 8 }),
    seatsPerRow: within('seatsPerRow'),
  }),
  fc.record({ layout: fc.constant('free' as const), seats: within('seats') }),
);

function countOf(made: LayoutPlan): number {
  if (made.layout === 'free') return made.seats;
  if (made.layout === 'u') return made.head + 2 * made.seatsPerSide;
  return made.head + made.rows * made.seatsPerRow;
}

describe('a room that is laid out from a few numbers', () => {
  it('has all its seats, within its walls, none in another, each with a name of its own', () => {
    fc.assert(
      fc.property(plan, (made) => {
        const map = SeatMap.parse(layOut(made));
        expect(map.seats).toHaveLength(countOf(made));
        expect(() => requireSoundMap(map)).not.toThrow();
        expect(map.seats.filter((seat) => !isWithin(seat, map))).toEqual([]);
        const inAnother = map.seats.filter((seat, index) =>
          map.seats.slice(index + 1).some((other) => isOverlapping(seat, other)),
        );
        expect(inAnother).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('has the presiding table at the front', () => {
    fc.assert(
      fc.property(plan, (made) => {
        const { seats } = layOut(made);
        const heads = seats.filter(({ row }) => row === PRESIDING_ROW);
        expect(heads).toHaveLength(made.layout === 'free' ? 0 : made.head);
        const front = Math.min(...seats.map(({ y }) => y));
        for (const { y } of heads) expect(y).toBe(front);
      }),
    );
  });

  it('names the seats by row and number', () => {
    const { seats } = layOut({ layout: 'rows', head: 2, rows: 2, seatsPerRow: 3 });
    expect(seats.map(({ label }) => label).join(' ')).toBe('CT1 CT2 A1 A2 A3 B1 B2 B3');
  });

  it('leads the sides of a U away from the presiding table', () => {
    const { seats } = layOut({ layout: 'u', head: 4, seatsPerSide: 3 });
    const side = (row: number) => seats.filter((seat) => seat.row === row);
    expect(new Set(side(1).map(({ x }) => x)).size).toBe(1);
    expect(side(1)[0]?.x).toBeLessThan(side(2)[0]?.x ?? 0);
    expect(side(1).map(({ y }) => y)).toEqual(side(2).map(({ y }) => y));
  });
});
