import { IconArrowDown, IconArrowRight, IconArrowUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/ui/Button.tsx';
import { Sheet } from '#client/ui/Sheet.tsx';
import type { MeetingDocument } from '#contract/http/documents.ts';
import type { AgendaItem } from '#contract/http/meetings.ts';
import classes from './OrderSheet.module.css';
import { findDocument } from './place-document.ts';
import type { Target } from './use-document-order.ts';

/** Orders a document without dragging: up, down, or to another agenda item. */
export function OrderSheet({
  document,
  items,
  onMove,
  onClose,
}: {
  document: MeetingDocument;
  items: readonly AgendaItem[];
  onMove: (to: Target) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('documents');
  const at = findDocument(items, document.documentId);
  if (!at) return null;
  const { item, place } = at;
  const others = items.filter(({ itemId }) => itemId !== item.itemId);
  return (
    <Sheet open onClose={onClose} title={t('order.title')}>
      <p className={classes.name}>{document.title}</p>
      <div className={classes.steps}>
        <Button
          icon={<IconArrowUp size={20} aria-hidden="true" />}
          disabled={place === 0}
          onClick={() => onMove({ itemId: item.itemId, place: place - 1 })}
        >
          {t('order.up')}
        </Button>
        <Button
          icon={<IconArrowDown size={20} aria-hidden="true" />}
          disabled={place === item.documents.length - 1}
          onClick={() => onMove({ itemId: item.itemId, place: place + 1 })}
        >
          {t('order.down')}
        </Button>
      </div>
      {others.length > 0 && (
        <>
          <h3 className={classes.heading}>{t('order.moveTo')}</h3>
          <ul className={classes.items}>
            {others.map(({ itemId, title, documents }) => (
              <li key={itemId}>
                <Button
                  wide
                  className={classes.item}
                  icon={<IconArrowRight size={20} aria-hidden="true" />}
                  onClick={() => {
                    onMove({ itemId, place: documents.length });
                    onClose();
                  }}
                >
                  {items.findIndex((other) => other.itemId === itemId) + 1}. {title}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </Sheet>
  );
}
