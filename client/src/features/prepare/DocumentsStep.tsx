import { IconFiles } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { DocumentsSortable } from '#client/features/documents/DocumentsSortable.tsx';
import { useDocumentOrder } from '#client/features/documents/use-document-order.ts';
import { ButtonLink } from '#client/ui/Button.tsx';
import { Card } from '#client/ui/Card.tsx';
import { EmptyState } from '#client/ui/EmptyState.tsx';
import { ErrorNotice, Notice } from '#client/ui/Notice.tsx';
import type { Meeting } from '#contract/http/meetings.ts';
import classes from './Documents.module.css';
import { ItemDocuments } from './ItemDocuments.tsx';
import prepareClasses from './Prepare.module.css';
import { hashOf } from './steps.ts';
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
