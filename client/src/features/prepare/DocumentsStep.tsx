import { IconFiles } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '#client/ui/Button.tsx';
import { Card } from '#client/ui/Card.tsx';
import { EmptyState } from '#client/ui/EmptyState.tsx';
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
      <div className={classes.items}>
        {meeting.items.map((item, index) => (
          <ItemDocuments
            key={item.itemId}
            item={item}
            meeting={meeting}
            number={index + 1}
            uploads={uploads}
            onChanged={onChanged}
          />
        ))}
      </div>
    </Card>
  );
}

function ItemDocuments({
  item,
  meeting,
  number,
  uploads,
  onChanged,
}: {
  item: AgendaItem;
  meeting: Meeting;
  number: number;
  uploads: Uploads;
  onChanged: () => void;
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
        <FileChooser label={t('documents.chooseFor', { title: item.title })} onFiles={add} />
      </div>
      {drop.over && <p className={classes.none}>{t('documents.dropHere')}</p>}
      {!drop.over && item.documents.length === 0 && pending.length === 0 && (
        <p className={classes.none}>
          {t('documents.none')} {t('documents.dropHint')}
        </p>
      )}
      {item.documents.length + pending.length > 0 && (
        <ul className={classes.papers}>
          {item.documents.map((document) => (
            <DocumentRow
              key={document.documentId}
              document={document}
              meeting={meeting}
              onChanged={onChanged}
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
    </section>
  );
}
