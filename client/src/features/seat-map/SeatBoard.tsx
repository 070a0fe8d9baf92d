import { type CSSProperties, type KeyboardEvent, type ReactNode, type Ref, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ScrollRegion } from '#client/ui/ScrollRegion.tsx';
import type { Seat, SeatId, SeatMap } from '#contract/seating/seat-map.ts';
import classes from './SeatBoard.module.css';
import { seatTowards, type Way } from './seat-towards.ts';

const WAYS: Record<string, Way> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

/**
 * A room from above with its front at the top. One seat at a time is in the order of the Tab key; arrow keys go from seat to seat as
 * they stand. `onStep` is called for arrow keys with Shift. `boardRef` is what a unit can be measured by.
 */
export function SeatBoard({
  map,
  label,
  boardRef,
  fits = false,
  onStep,
  children,
}: {
  map: SeatMap;
  label: string;
  boardRef?: Ref<HTMLDivElement>;
  /** True where it is given a height to fit into, rather than taking its own. */
  fits?: boolean;
  onStep?: (seat: Seat, way: Way) => void;
  children: (seat: Seat, isInTabOrder: boolean) => ReactNode;
}) {
  const { t } = useTranslation('seating');
  const [current, setCurrent] = useState<SeatId | null>(null);
  const inOrder = map.seats.find(({ seatId }) => seatId === current) ?? map.seats[0];

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    const way = WAYS[event.key];
    if (!way || !inOrder) return;
    event.preventDefault();
    if (event.shiftKey && onStep) {
      onStep(inOrder, way);
      return;
    }
    const next = seatTowards(map.seats, inOrder, way);
    if (!next) return;
    setCurrent(next.seatId);
    event.currentTarget.querySelector<HTMLElement>(`[data-seat="${next.seatId}"]`)?.focus();
  }

  const size = { '--room-width': map.width, '--room-height': map.height } as CSSProperties;
  return (
    <ScrollRegion
      className={classes.scroller}
      role="region"
      aria-label={label}
      data-fits={fits || undefined}
    >
      <p className={classes.front}>{t('board.front')}</p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the seats inside */}
      <div
        ref={boardRef}
        className={classes.board}
        style={size}
        onKeyDown={onKeyDown}
        onFocus={(event) => {
          const id = Number((event.target as HTMLElement).dataset.seat);
          const seat = map.seats.find(({ seatId }) => seatId === id);
          if (seat) setCurrent(seat.seatId);
        }}
      >
        {map.seats.map((seat) => (
          <div
            key={seat.seatId}
            className={classes.spot}
            style={{ '--x': seat.x, '--y': seat.y } as CSSProperties}
          >
            {children(seat, seat.seatId === inOrder?.seatId)}
          </div>
        ))}
      </div>
    </ScrollRegion>
  );
}
