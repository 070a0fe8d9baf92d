import {
  DndContext,
  type DragEndEvent,
  MouseSensor,
  pointerWithin,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { type ReactNode, useId } from 'react';

/**
 * Lets what is inside be dragged by mouse and touch. The keyboard has its own way (choose, then choose the seat), so that dragging
 * has no words for it.
 */
export function SeatDragging({
  onStart,
  onEnd,
  onCancel,
  children,
}: {
  onStart?: (id: string) => void;
  onEnd: (event: DragEndEvent) => void;
  onCancel?: () => void;
  children: ReactNode;
}) {
  const id = useId();
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 5 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 150, tolerance: 8 } }),
  );
  return (
    <DndContext
      id={id}
      sensors={sensors}
      collisionDetection={pointerWithin}
      onDragStart={({ active }) => onStart?.(String(active.id))}
      onDragEnd={onEnd}
      {...(onCancel && { onDragCancel: onCancel })}
    >
      {children}
    </DndContext>
  );
}
