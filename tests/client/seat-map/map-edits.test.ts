import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addSeat, moveSeat, removeSeat, renameSeat } from '#client/features/seat-map/map-edits.ts';
import { seatTowards, type Way } from '#client/features/seat-map/seat-towards.ts';
import { layOut } from '#contract/seating/layouts.ts';
import { type Seat, SeatId, SeatMap } from '#contract/seating/seat-map.ts';
import { requireSoundMap } from '#server/domain/seating.ts';

const begun = layOut({ layout: 'rows', head: 2, rows: 3, seatsPerRow: 4 });
const WAYS: readonly Way[] = ['up', 'down', 'left', 'right'];

type Edit = (map: SeatMap) => SeatMap | null;
const nth = (map: SeatMap, index: number) => map.seats[index % Math.max(map.seats.length, 1)];
const on =
  (index: number, edit: (map: SeatMap, seat: Seat) => SeatMap | null) => (map: SeatMap) => {
    const seat = nth(map, index);
    return seat ? edit(map, seat) : null;
  };
const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc
    .record({
      index: fc.nat(30),
      x: fc.integer({ min: -90, max: 90 }),
      y: fc.integer({ min: -90, max: 90 }),
    })
    .map(({ index, ...by }) => on(index, (map, { seatId }) => moveSeat(map, seatId, by))),
  fc.nat(30).map((index) => (map: SeatMap) => addSeat(map, nth(map, index) ?? null)?.map ?? null),
  fc.nat(30).map((index) => on(index, (map, { seatId }) => removeSeat(map, seatId))),
  fc
    .record({
      index: fc.nat(30),
      label: fc.constantFrom('A1', 'B2', 'X', ' ', 'Đ1'),
      row: fc.nat(9),
    })
    .map(({ index, ...named }) => on(index, (map, { seatId }) => renameSeat(map, seatId, named))),
);

describe('changing a room by hand', () => {
  it('keeps it sound, whatever is done: nothing that the server would refuse', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 40 }), (edits) => {
        const map = edits.reduce((before, change) => change(before) ?? before, begun);
        expect(() => requireSoundMap(SeatMap.parse(map))).not.toThrow();
      }),
    );
  });

  it('moves a seat as asked, up to the wall, and not into another', () => {
    const [first, second] = begun.seats;
    if (!first || !second) throw new Error('no seats');
    const at = (map: SeatMap | null) => map?.seats.find(({ seatId }) => seatId === first.seatId);
    expect(at(moveSeat(begun, first.seatId, { x: -4.4, y: 3 }))).toMatchObject({
      x: first.x - 4,
      y: first.y + 3,
    });
    expect(at(moveSeat(begun, first.seatId, { x: 0, y: -900 }))?.y).toBe(6);
    expect(moveSeat(begun, first.seatId, { x: second.x - first.x, y: 4 })).toBeNull();
    expect(moveSeat(begun, SeatId.parse(999), { x: 1, y: 1 })).toBeNull();
  });

  it('lets the room grow with a seat that is moved beyond its wall', () => {
    const last = begun.seats.at(-1);
    if (!last) throw new Error('no seats');
    const moved = moveSeat(begun, last.seatId, { x: 200, y: 100 });
    expect(moved?.width).toBeGreaterThan(begun.width);
    expect(moved?.height).toBeGreaterThan(begun.height);
  });

  it('adds a seat beside the chosen one, in its row, with the next free number', () => {
    const chosen = begun.seats.find(({ label }) => label === 'B4');
    const added = addSeat(begun, chosen ?? null)?.seat;
    expect(added).toMatchObject({ label: 'B5', row: 2, y: chosen?.y });
  });

  it('refuses a name that is empty or another’s', () => {
    const [first] = begun.seats;
    if (!first) throw new Error('no seats');
    expect(renameSeat(begun, first.seatId, { label: 'A1', row: 0 })).toBeNull();
    expect(renameSeat(begun, first.seatId, { label: '  ', row: 0 })).toBeNull();
    expect(renameSeat(begun, first.seatId, { label: ' Đ1 ', row: 3 })?.seats[0]).toMatchObject({
      label: 'Đ1',
      row: 3,
    });
  });
});

describe('going from seat to seat by arrow keys', () => {
  it('goes the way that the key says, and to its neighbour', () => {
    const of = (label: string) => begun.seats.find((seat) => seat.label === label) as Seat;
    const to = (label: string, way: Way) => seatTowards(begun.seats, of(label), way)?.label ?? null;
    expect(to('A2', 'right')).toBe('A3');
    expect(to('A2', 'down')).toBe('B2');
    expect(to('B2', 'up')).toBe('A2');
    expect(to('A1', 'left')).toBeNull();
    expect(to('C3', 'down')).toBeNull();
  });

  it('reaches every seat from every other, in all layouts', () => {
    for (const map of [
      begun,
      layOut({ layout: 'u', head: 4, seatsPerSide: 6 }),
      layOut({ layout: 'horseshoe', head: 3, rows: 2, seatsPerRow: 9 }),
    ]) {
      const reached = new Set(map.seats.slice(0, 1));
      for (const seat of reached)
        for (const way of WAYS) {
          const next = seatTowards(map.seats, seat, way);
          if (next) reached.add(next);
        }
      expect(reached.size).toBe(map.seats.length);
    }
  });
});
