import { useDraggable, useDroppable } from '@dnd-kit/core';
import type { Participant } from '#contract/live/state.ts';
import type { Seat } from '#contract/seating/seat-map.ts';
import { SeatButton } from './SeatButton.tsx';

/** A seat on which people are put; who sits there can be dragged away. */
export function PlaceSeat({
  seat,
  sitter,
  isPicked,
  isInTabOrder,
  onChoose,
}: {
  seat: Seat;
  sitter: Participant | null;
  isPicked: boolean;
  isInTabOrder: boolean;
  onChoose: () => void;
}) {
  const drop = useDroppable({ id: String(seat.seatId) });
  const drag = useDraggable({ id: sitter?.userId ?? `free-${seat.seatId}`, disabled: !sitter });
  return (
    <SeatButton
      ref={(element) => {
        drop.setNodeRef(element);
        drag.setNodeRef(element);
      }}
      seat={seat}
      name={sitter?.name ?? null}
      aria-pressed={isPicked}
      tabIndex={isInTabOrder ? 0 : -1}
      data-over={drop.isOver || undefined}
      onClick={onChoose}
      {...drag.listeners}
    />
  );
}
