import {
  type Active,
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  MouseSensor,
  type Over,
  TouchSensor,
  useDroppable,
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
import type { AgendaItem } from '#contract/http/meetings.ts';
import { findDocument } from './place-document.ts';
import type { Target } from './use-document-order.ts';

/** Lets documents be dragged within an agenda item and to another, by mouse, touch and keyboard, and says aloud where they are. */
export function DocumentsSortable({
  items,
  onMove,
  children,
}: {
  items: readonly AgendaItem[];
  onMove: (documentId: string, to: Target) => void;
  children: ReactNode;
}) {
  const { t } = useTranslation('documents');
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 5 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 150, tolerance: 8 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );

  function onDragEnd({ active, over }: DragEndEvent): void {
    const to = targetOf(items, active, over);
    if (to) onMove(String(active.id), to);
  }

  function said(key: 'lifted' | 'over' | 'dropped', to: Target | null): string {
    if (!to) return t('order.cancelled');
    const item = items.findIndex(({ itemId }) => itemId === to.itemId) + 1;
    return t(`order.${key}`, { place: to.place + 1, item });
  }

  function placeOf({ id }: Active): Target | null {
    const found = findDocument(items, String(id));
    return found && { itemId: found.item.itemId, place: found.place };
  }

  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={onDragEnd}
      accessibility={{
        screenReaderInstructions: { draggable: t('order.instructions') },
        announcements: {
          onDragStart: ({ active }) => said('lifted', placeOf(active)),
          onDragOver: ({ active, over }) => said('over', targetOf(items, active, over)),
          onDragEnd: ({ active, over }) => said('dropped', targetOf(items, active, over)),
          onDragCancel: () => t('order.cancelled'),
        },
      }}
    >
      {children}
    </DndContext>
  );
}

/** The documents of one item as places to drop on; an item without any is one place. */
export function SortableDocuments({
  item,
  children,
}: {
  item: AgendaItem;
  children: (isOver: boolean) => ReactNode;
}) {
  const droppable = useDroppable({ id: item.itemId, disabled: item.documents.length > 0 });
  return (
    <SortableContext
      items={item.documents.map(({ documentId }) => documentId)}
      strategy={verticalListSortingStrategy}
    >
      <div ref={droppable.setNodeRef}>{children(droppable.isOver)}</div>
    </SortableContext>
  );
}

/** Where the lifted document would come to stand: in another item's list after the line that it hangs below the middle of. */
function targetOf(items: readonly AgendaItem[], active: Active, over: Over | null): Target | null {
  if (!over) return null;
  const from = findDocument(items, String(active.id));
  const onto = findDocument(items, String(over.id));
  if (!onto) {
    const empty = items.find(({ itemId }) => itemId === over.id);
    return empty ? { itemId: empty.itemId, place: 0 } : null;
  }
  const { item, place } = onto;
  const lifted = active.rect.current.translated;
  const isBelow =
    lifted !== null && lifted.top + lifted.height / 2 > over.rect.top + over.rect.height / 2;
  const isElsewhere = from?.item !== item;
  return { itemId: item.itemId, place: isElsewhere && isBelow ? place + 1 : place };
}
