import { rowPrefix } from '#contract/seating/layouts.ts';
import { type Seat, SeatId, type SeatMap } from '#contract/seating/seat-map.ts';
import {
  isOverlapping,
  isWithin,
  LONGEST_EDGE,
  MOST_SEATS,
  SEAT_SIZE,
} from '#contract/seating/seat-measures.ts';
import { VECTORS, type Way } from './seat-towards.ts';

/** How far one step moves a seat, in units of the room. */
export const SEAT_STEP = 2;
/** What is left between the outermost seat and the wall of a room that grows, in units. */
const MARGIN = 12;

/** How far a step in a way goes. */
export function stepOf(way: Way): { x: number; y: number } {
  return { x: VECTORS[way].x * SEAT_STEP, y: VECTORS[way].y * SEAT_STEP };
}

/**
 * Moves a seat as far as it is asked to, within the front and left walls; the room grows with what goes beyond the others. Null
 * where another seat stands already.
 */
export function moveSeat(
  map: SeatMap,
  seatId: SeatId,
  by: { x: number; y: number },
): SeatMap | null {
  const seat = map.seats.find((each) => each.seatId === seatId);
  if (!seat) return null;
  const to = {
    ...seat,
    x: clamp(Math.round(seat.x + by.x), SEAT_SIZE.width / 2),
    y: clamp(Math.round(seat.y + by.y), SEAT_SIZE.height / 2),
  };
  const others = map.seats.filter((each) => each.seatId !== seatId);
  if (others.some((other) => isOverlapping(other, to))) return null;
  return grown({ ...map, seats: map.seats.map((each) => (each.seatId === seatId ? to : each)) });
}

/**
 * Adds a seat at the first place that is free from the front on, of the row and with the next number of the seat that stands before
 * it. Null when the room is full.
 */
export function addSeat(map: SeatMap, after: Seat | null): { map: SeatMap; seat: Seat } | null {
  if (map.seats.length >= MOST_SEATS) return null;
  const spot = freeSpot(map, after);
  if (!spot) return null;
  const row = after?.row ?? 1;
  const seatId = SeatId.parse(Math.max(0, ...map.seats.map((each) => each.seatId)) + 1);
  const seat = { seatId, row, label: freeLabel(map, row), ...spot };
  return { map: grown({ ...map, seats: [...map.seats, seat] }), seat };
}

/** Takes a seat out of the room. */
export function removeSeat(map: SeatMap, seatId: SeatId): SeatMap {
  return { ...map, seats: map.seats.filter((seat) => seat.seatId !== seatId) };
}

/** Names a seat and says of which row it is; null where another seat is called so already, or the name is empty. */
export function renameSeat(
  map: SeatMap,
  seatId: SeatId,
  named: { label: string; row: number },
): SeatMap | null {
  const label = named.label.trim();
  const isTaken = map.seats.some((seat) => seat.seatId !== seatId && seat.label === label);
  if (label === '' || isTaken) return null;
  return {
    ...map,
    seats: map.seats.map((seat) => (seat.seatId === seatId ? { ...seat, ...named, label } : seat)),
  };
}

function clamp(value: number, half: number): number {
  return Math.min(Math.max(value, half), LONGEST_EDGE - half);
}

function grown(map: SeatMap): SeatMap {
  const right = Math.max(0, ...map.seats.map(({ x }) => x)) + SEAT_SIZE.width / 2 + MARGIN;
  const back = Math.max(0, ...map.seats.map(({ y }) => y)) + SEAT_SIZE.height / 2 + MARGIN;
  return {
    ...map,
    width: Math.min(Math.max(map.width, right), LONGEST_EDGE),
    height: Math.min(Math.max(map.height, back), LONGEST_EDGE),
  };
}

/** Beside the seat before it, else anywhere inside, else behind all others. */
function freeSpot(map: SeatMap, after: Seat | null): { x: number; y: number } | null {
  const widest = { width: LONGEST_EDGE, height: LONGEST_EDGE };
  const room = { width: map.width, height: Math.min(map.height + 40, LONGEST_EDGE) };
  const isFree = (spot: { x: number; y: number }) =>
    isWithin(spot, widest) && !map.seats.some((seat) => isOverlapping(seat, spot));
  if (after) {
    const beside = [1, -1].map((side) => ({
      x: after.x + side * (SEAT_SIZE.width + 2),
      y: after.y,
    }));
    const found = beside.find(isFree);
    if (found) return found;
  }
  for (let y = MARGIN + SEAT_SIZE.height / 2; y < room.height; y += SEAT_SIZE.height + 2)
    for (let x = MARGIN + SEAT_SIZE.width / 2; x < room.width; x += SEAT_SIZE.width + 2)
      if (isWithin({ x, y }, room) && isFree({ x, y })) return { x, y };
  return null;
}

function freeLabel(map: SeatMap, row: number): string {
  const taken = new Set(map.seats.map(({ label }) => label));
  for (let number = 1; ; number += 1) {
    const label = `${rowPrefix(row)}${number}`;
    if (!taken.has(label)) return label;
  }
}
