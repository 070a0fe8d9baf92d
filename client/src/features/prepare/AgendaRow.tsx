import { useSortable } from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import {
  IconArrowDown,
  IconArrowUp,
  IconGripVertical,
  IconPencil,
  IconTrash,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '#client/ui/Button.tsx';
import type { AgendaItem } from '#contract/http/meetings.ts';
import classes from './Agenda.module.css';
import { useFileDrop } from './use-file-drop.ts';

/** An agenda item as a line: dragged by its handle or moved by its buttons, opened by its text, takes files dropped on it. */
export function AgendaRow({
  item,
  position,
  count,
  facts,
  onMove,
  onEdit,
  onRemove,
  onFiles,
}: {
  item: AgendaItem;
  position: number;
  count: number;
  facts: readonly string[];
  onMove: (to: number) => void;
  onEdit: () => void;
  onRemove: () => void;
  onFiles: (files: File[]) => void;
}) {
  const { t } = useTranslation('prepare');
  const { title } = item;
  const sortable = useSortable({ id: item.itemId });
  const drop = useFileDrop(onFiles);
  return (
    <li
      ref={sortable.setNodeRef}
      style={{
        transform: CSS.Translate.toString(sortable.transform),
        transition: sortable.transition,
      }}
      className={classes.row}
      data-lifted={sortable.isDragging}
      data-dropping={drop.over}
      {...drop.handlers}
    >
      <button
        type="button"
        ref={sortable.setActivatorNodeRef}
        className={classes.handle}
        {...sortable.attributes}
        {...sortable.listeners}
        aria-label={t('agenda.drag', { title })}
      >
        <IconGripVertical size={20} aria-hidden="true" />
      </button>
      <span className={`${classes.number} numerals`}>{position + 1}</span>
      <button type="button" className={classes.what} onClick={onEdit}>
        <span className={classes.title}>{title}</span>
        {facts.length > 0 && (
          <span className={classes.facts}>
            {facts.map((fact) => (
              <span key={fact}>{fact}</span>
            ))}
          </span>
        )}
      </button>
      <span className={classes.actions}>
        <IconButton
          label={t('agenda.up', { title })}
          disabled={position === 0}
          onClick={() => onMove(position - 1)}
        >
          <IconArrowUp size={20} />
        </IconButton>
        <IconButton
          label={t('agenda.down', { title })}
          disabled={position === count - 1}
          onClick={() => onMove(position + 1)}
        >
          <IconArrowDown size={20} />
        </IconButton>
        <IconButton label={t('agenda.edit', { title })} onClick={onEdit}>
          <IconPencil size={20} />
        </IconButton>
        <IconButton look="quiet" label={t('agenda.remove', { title })} onClick={onRemove}>
          <IconTrash size={20} />
        </IconButton>
      </span>
    </li>
  );
}
