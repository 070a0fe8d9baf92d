import { IconFiles } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import {
  DocumentsSortable,
  SortableDocuments,
} from '#client/features/documents/DocumentsSortable.tsx';
import { type Target, useDocumentOrder } from '#client/features/documents/use-document-order.ts';
import { LibraryPicker } from '#client/features/library/LibraryPicker.tsx';
import { ButtonLink } from '#client/ui/Button.tsx';
import { Card } from '#client/ui/Card.tsx';
import { EmptyState } from '#client/ui/EmptyState.tsx';
import { ErrorNotice, Notice } from '#client/ui/Notice.tsx';
import type { AgendaItem, Meeting } from '#contract/http/meetings.ts';
import { DocumentRow } from './DocumentRow.tsx';
import classes from './Documents.module.css';
import { FileChooser } from './FileChooser.tsx';
import { PendingRow } from './PendingRow.tsx';
import prepareClasses from './Prepare.module.css';
import { hashOf } from './steps.ts';
import { useFileDrop } from './use-file-drop.ts';
import type { Uploads } from './use-uploads.ts';

/** The documents by agenda item: files are dropped or chosen, and each shows how far it is. */
export function DocumentsStep({
  meeting,
  uploads,
  onChanged,
}: {
  meeting: Meeting;
  uploads: Uploads;
  onChanged: () => void;
}) {
  const { t } = useTranslation('prepare');
  const order = useDocumentOrder(meeting);
  if (meeting.items.length === 0) {
    return (
      <Card title={t('steps.documents')}>
        <EmptyState
          icon={<IconFiles size={32} />}
          title={t('documents.noItems')}
          text={t('documents.noItemsText')}
          action={<ButtonLink to={hashOf('agenda')}>{t('documents.toAgenda')}</ButtonLink>}
        />
      </Card>
    );
  }
  return (
    <Card title={t('steps.documents')}>
      <p className={prepareClasses.lead}>{t('documents.lead')}</p>
      {order.overtaken && <Notice tone="warn">{t('order.overtaken', { ns: 'documents' })}</Notice>}
      <ErrorNotice error={order.error} />
      <DocumentsSortable
        items={order.items}
        onMove={(documentId, to) => void order.move(documentId, to)}
      >
        <div className={classes.items}>
          {order.items.map((item, index) => (
            <ItemDocuments
              key={item.itemId}
              item={item}
              meeting={meeting}
              items={order.items}
              number={index + 1}
              uploads={uploads}
              onChanged={onChanged}
              onMove={(documentId, to) => void order.move(documentId, to)}
            />
          ))}
        </div>
      </DocumentsSortable>
    </Card>
  );
}

function ItemDocuments({
  item,
  meeting,
  items,
  number,
  uploads,
  onChanged,
  onMove,
}: {
  item: AgendaItem;
  meeting: Meeting;
  items: readonly AgendaItem[];
  number: number;
  uploads: Uploads;
  onChanged: () => void;
  onMove: (documentId: string, to: Target) => void;
}) {
  const { t } = useTranslation('prepare');
  const add = (files: File[]) => uploads.add(item.itemId, files);
  const drop = useFileDrop(add);
  const pending = uploads.pending.filter((entry) => entry.itemId === item.itemId);

  return (
    <section
      className={classes.item}
      data-dropping={drop.over}
      aria-label={item.title}
      {...drop.handlers}
    >
      <div className={classes.head}>
        <h3 className={classes.title}>
          <span className="numerals">{number}.</span> {item.title}
        </h3>
        <LibraryPicker item={item} onChanged={onChanged} />
        <FileChooser label={t('documents.chooseFor', { title: item.title })} onFiles={add} />
      </div>
      {drop.over && <p className={classes.none}>{t('documents.dropHere')}</p>}
      {!drop.over && item.documents.length === 0 && pending.length === 0 && (
        <p className={classes.none}>
          {t('documents.none')} {t('documents.dropHint')}
        </p>
      )}
      <SortableDocuments item={item}>
        {(isOver) => (
          <ul className={classes.papers} data-over={isOver}>
            {item.documents.map((document) => (
              <DocumentRow
                key={document.documentId}
                document={document}
                meeting={meeting}
                items={items}
                onChanged={onChanged}
                onMove={(to) => onMove(document.documentId, to)}
                onReplace={(file) => uploads.add(item.itemId, [file], document.documentId)}
              />
            ))}
            {pending.map((entry) => (
              <PendingRow
                key={entry.key}
                entry={entry}
                onRetry={() => uploads.retry(entry)}
                onDismiss={() => uploads.dismiss(entry.key)}
              />
            ))}
          </ul>
        )}
      </SortableDocuments>
    </section>
  );
}
