import { useDraggable } from '@dnd-kit/core';
import type { Seat } from '#contract/seating/seat-map.ts';
import { SeatButton } from './SeatButton.tsx';

/** A seat that is itself moved about. */
export function ShapeSeat({
  seat,
  name,
  isChosen,
  isInTabOrder,
  onChoose,
  onRemove,
}: {
  seat: Seat;
  name: string | null;
  isChosen: boolean;
  isInTabOrder: boolean;
  onChoose: () => void;
  onRemove: () => void;
}) {
  const { setNodeRef, listeners, transform, isDragging } = useDraggable({
    id: `shape-${seat.seatId}`,
  });
  return (
    <SeatButton
      ref={setNodeRef}
      seat={seat}
      name={name}
      aria-pressed={isChosen}
      tabIndex={isInTabOrder ? 0 : -1}
      data-dragged={isDragging || undefined}
      style={transform ? { translate: `${transform.x}px ${transform.y}px` } : undefined}
      onClick={onChoose}
      onKeyDown={(event) => {
        if (event.key === 'Delete') onRemove();
      }}
      {...listeners}
    />
  );
}
