import { type Seat, SeatId, type SeatMap } from './seat-map.ts';
import { PRESIDING_ROW, SEAT_SIZE } from './seat-measures.ts';

/** The ways in which a room is laid out. */
export const LAYOUTS = ['rows', 'u', 'horseshoe', 'free'] as const;
/** One of them. */
export type Layout = (typeof LAYOUTS)[number];

/** The few numbers that a layout is made of; `head` counts the seats at the presiding table. */
export type LayoutPlan =
  | { layout: 'rows'; head: number; rows: number; seatsPerRow: number }
  | { layout: 'u'; head: number; seatsPerSide: number }
  | { layout: 'horseshoe'; head: number; rows: number; seatsPerRow: number }
  | { layout: 'free'; seats: number };

/** The least and the most of each number of a plan. */
export const PLAN_LIMITS = {
  head: { min: 0, max: 12 },
  rows: { min: 1, max: 16 },
  seatsPerRow: { min: 2, max: 30 },
  seatsPerSide: { min: 1, max: 40 },
  seats: { min: 1, max: 100 },
} as const;

/** From one seat to the next in a straight line, in units: a little air, and room to stand up behind. */
const STEP = { x: SEAT_SIZE.width + 2, y: SEAT_SIZE.height + 6 };
/** From one seat to the next on an arc: their corners never meet, however the line between them runs. */
const ARC_STEP = 22;
const MARGIN = 12;
/** Between the presiding table and those who face it. */
const FRONT = 30;
/** From so many seats in a row on, an aisle leads through its middle. */
const SEATS_WITH_AISLE = 8;
const AISLE = 16;

type Spot = { row: number; x: number; y: number };

/** Lays a room out: each seat with its row and its name, all walls at a margin from them. */
export function layOut(plan: LayoutPlan): SeatMap {
  const spots = spotsOf(plan);
  const left = Math.min(...spots.map(({ x }) => x));
  const top = Math.min(...spots.map(({ y }) => y));
  const seats = named(
    spots.map(({ row, x, y }) => ({
      row,
      x: Math.round(x - left) + MARGIN + SEAT_SIZE.width / 2,
      y: Math.round(y - top) + MARGIN + SEAT_SIZE.height / 2,
    })),
  );
  return {
    width: Math.max(...seats.map(({ x }) => x)) + SEAT_SIZE.width / 2 + MARGIN,
    height: Math.max(...seats.map(({ y }) => y)) + SEAT_SIZE.height / 2 + MARGIN,
    seats,
  };
}

/** How the seats of a row are called: "CT" at the presiding table (chủ tọa), then A, B, C … */
export function rowPrefix(row: number): string {
  return row === PRESIDING_ROW ? 'CT' : String.fromCharCode(64 + Math.min(row, 26));
}

/** The places of a plan around the middle of the front, which is x = 0, y = 0. */
function spotsOf(plan: LayoutPlan): Spot[] {
  switch (plan.layout) {
    case 'rows':
      return [...headOf(plan.head), ...rowsOf(plan)];
    case 'u':
      return [...headOf(plan.head), ...sidesOf(plan)];
    case 'horseshoe':
      return [...headOf(plan.head), ...arcsOf(plan)];
    case 'free':
      return gridOf(plan.seats);
  }
}

function line(count: number, row: number, y: number, step = STEP.x): Spot[] {
  return Array.from({ length: count }, (_, i) => ({ row, x: (i - (count - 1) / 2) * step, y }));
}

function headOf(count: number): Spot[] {
  return line(count, PRESIDING_ROW, 0);
}

function rowsOf({ rows, seatsPerRow }: { rows: number; seatsPerRow: number }): Spot[] {
  const aisle = seatsPerRow >= SEATS_WITH_AISLE ? AISLE / 2 : 0;
  return Array.from({ length: rows }, (_, i) =>
    line(seatsPerRow, i + 1, FRONT + i * STEP.y).map((spot, seat) => ({
      ...spot,
      x: spot.x + (seat < seatsPerRow / 2 ? -aisle : aisle),
    })),
  ).flat();
}

/** Two sides that lead away from the ends of the presiding table, the first one at its left as one looks at it. */
function sidesOf({ head, seatsPerSide }: { head: number; seatsPerSide: number }): Spot[] {
  const apart = Math.max(head - 1, 3) * STEP.x;
  return [-apart / 2, apart / 2].flatMap((x, side) =>
    Array.from({ length: seatsPerSide }, (_, i) => ({ row: side + 1, x, y: (i + 1) * STEP.y })),
  );
}

/** Half circles around the front, each as far outside of the one before as seats are apart in it. */
function arcsOf({ rows, seatsPerRow }: { rows: number; seatsPerRow: number }): Spot[] {
  const turn = Math.PI / (seatsPerRow - 1);
  const inner = Math.max(ARC_STEP / (2 * Math.sin(turn / 2)), ARC_STEP);
  return Array.from({ length: rows }, (_, i) =>
    Array.from({ length: seatsPerRow }, (__, seat) => ({
      row: i + 1,
      x: -Math.cos(seat * turn) * (inner + i * ARC_STEP),
      y: FRONT + Math.sin(seat * turn) * (inner + i * ARC_STEP),
    })),
  ).flat();
}

/** A loose grid with air around every seat, to be moved by hand. */
function gridOf(count: number): Spot[] {
  const perRow = Math.ceil(Math.sqrt(count));
  return Array.from({ length: count }, (_, i) => ({
    row: Math.floor(i / perRow) + 1,
    x: (i % perRow) * (STEP.x + 8),
    y: Math.floor(i / perRow) * (STEP.y + 8),
  }));
}

function named(spots: readonly Spot[]): Seat[] {
  const counts = new Map<number, number>();
  return spots.map((spot, index) => {
    const number = (counts.get(spot.row) ?? 0) + 1;
    counts.set(spot.row, number);
    return {
      ...spot,
      seatId: SeatId.parse(index + 1),
      label: `${rowPrefix(spot.row)}${number}`,
    };
  });
}
