import type { SeatMap } from '#contract/seating/seat-map.ts';
import { SEAT_SIZE } from '#contract/seating/seat-measures.ts';
import classes from './SeatingStep.module.css';

/** A small drawing of a room, for the eye alone. */
export function RoomSketch({ map }: { map: SeatMap }) {
  return (
    <div className={classes.sketch} aria-hidden="true">
      <svg viewBox={`0 0 ${map.width} ${map.height}`} role="presentation">
        {map.seats.map(({ seatId, x, y }) => (
          <rect
            key={seatId}
            x={x - SEAT_SIZE.width / 2}
            y={y - SEAT_SIZE.height / 2}
            {...SEAT_SIZE}
            rx={2}
          />
        ))}
      </svg>
    </div>
  );
}
