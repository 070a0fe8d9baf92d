import type { Seat } from '#contract/seating/seat-map.ts';

/** A way on the map, as the arrow keys name it. */
export type Way = 'up' | 'down' | 'left' | 'right';

/** One step of a way. */
export const VECTORS: Record<Way, { x: number; y: number }> = {
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 },
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
};

/** The seat that the eye goes to from another in a way: near, and rather straight ahead than aside. Null at the edge. */
export function seatTowards(seats: readonly Seat[], from: Seat, way: Way): Seat | null {
  const { x, y } = VECTORS[way];
  const ahead = seats.flatMap((seat) => {
    const [dx, dy] = [seat.x - from.x, seat.y - from.y];
    const along = dx * x + dy * y;
    const aside = Math.abs(dx * y) + Math.abs(dy * x);
    return seat.seatId !== from.seatId && along > 0 && aside <= along * 2
      ? [{ seat, cost: along + aside * 2 }]
      : [];
  });
  return ahead.sort((a, b) => a.cost - b.cost)[0]?.seat ?? null;
}
