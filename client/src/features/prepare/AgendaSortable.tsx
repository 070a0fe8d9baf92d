import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  MouseSensor,
  TouchSensor,
  type UniqueIdentifier,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import {
  SortableContext,
  sortableKeyboardCoordinates,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** Lets a column of lines be ordered by mouse, touch and keyboard, and says aloud what happens. */
export function AgendaSortable({
  ids,
  onMove,
  children,
}: {
  ids: string[];
  onMove: (from: number, to: number) => void;
  children: ReactNode;
}) {
  const { t } = useTranslation('prepare');
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 5 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 150, tolerance: 8 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const place = (id: UniqueIdentifier | undefined) => ids.indexOf(String(id)) + 1;

  function onDragEnd({ active, over }: DragEndEvent): void {
    if (over && over.id !== active.id) onMove(place(active.id) - 1, place(over.id) - 1);
  }

  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={onDragEnd}
      accessibility={{
        screenReaderInstructions: { draggable: t('agenda.dnd.instructions') },
        announcements: {
          onDragStart: ({ active }) => t('agenda.dnd.lifted', { position: place(active.id) }),
          onDragOver: ({ over }) =>
            t('agenda.dnd.over', { position: place(over?.id), total: ids.length }),
          onDragEnd: ({ over }) =>
            t('agenda.dnd.dropped', { position: place(over?.id), total: ids.length }),
          onDragCancel: () => t('agenda.dnd.cancelled'),
        },
      }}
    >
      <SortableContext items={ids} strategy={verticalListSortingStrategy}>
        {children}
      </SortableContext>
    </DndContext>
  );
}
