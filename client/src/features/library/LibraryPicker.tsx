import { IconBooks, IconCheck, IconFileText } from '@tabler/icons-react';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '#client/api/call.ts';
import { read } from '#client/api/query.ts';
import { useMay } from '#client/api/session.ts';
import { LateReasonSheet } from '#client/features/papers/LateReasonSheet.tsx';
import { needsLateReason } from '#client/features/papers/late-reason.ts';
import { Button } from '#client/ui/Button.tsx';
import { EmptyState } from '#client/ui/EmptyState.tsx';
import { ErrorNotice, Notice } from '#client/ui/Notice.tsx';
import { SearchField } from '#client/ui/SearchField.tsx';
import { Sheet } from '#client/ui/Sheet.tsx';
import type { AgendaItem } from '#contract/http/meetings.ts';
import type { DocumentId } from '#contract/ids.ts';
import { MOST_LISTED } from '#contract/list-limits.ts';
import classes from './Library.module.css';
import { PaperText } from './PaperText.tsx';

/** Puts documents of the library on an agenda item; nothing for who may not read the library. */
export function LibraryPicker({ item, onChanged }: { item: AgendaItem; onChanged: () => void }) {
  const { t } = useTranslation('library');
  const mayRead = useMay('library.read');
  const [open, setOpen] = useState(false);
  if (!mayRead) return null;
  return (
    <>
      <Button
        icon={<IconBooks size={18} aria-hidden="true" />}
        aria-label={t('pick.openFor', { title: item.title })}
        onClick={() => setOpen(true)}
      >
        {t('pick.open')}
      </Button>
      {open && <PickerSheet item={item} onChanged={onChanged} onClose={() => setOpen(false)} />}
    </>
  );
}

function PickerSheet({
  item,
  onChanged,
  onClose,
}: {
  item: AgendaItem;
  onChanged: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('library');
  const [text, setText] = useState('');
  const [added, setAdded] = useState<ReadonlySet<DocumentId>>(new Set());
  const query = text.trim() === '' ? {} : { q: text.trim() };
  const documents = useQuery({
    ...read('library.documents', { query }),
    placeholderData: keepPreviousData,
  });
  const put = useMutation({
    mutationFn: (body: { documentId: DocumentId; lateReason?: string }) =>
      call('library.putOnItem', { params: { itemId: item.itemId }, body }),
    onSuccess: (_answer, { documentId }) => {
      setAdded(new Set([...added, documentId]));
      onChanged();
    },
  });
  const isLate = needsLateReason(put.error);
  const late = isLate ? put.variables : undefined;
  const ready = (documents.data?.documents ?? []).filter(
    ({ progress }) => progress.state === 'ready',
  );
  return (
    <Sheet open wide onClose={onClose} title={t('pick.title')}>
      <div className={classes.stack}>
        <SearchField
          label={t('filter.search')}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <ErrorNotice error={(isLate ? null : put.error) ?? documents.error} />
        {documents.data && ready.length === 0 && (
          <EmptyState title={t(text === '' ? 'pick.none' : 'documents.noMatch')} />
        )}
        {documents.data?.isCut && <Notice>{t('documents.cut', { count: MOST_LISTED })}</Notice>}
        <ul className={classes.papers}>
          {ready.map((document) => (
            <li key={document.documentId} className={classes.paper}>
              <IconFileText size={22} aria-hidden="true" />
              <PaperText document={document} />
              {added.has(document.documentId) ? (
                <span className={classes.added} role="status">
                  <IconCheck size={18} aria-hidden="true" />
                  {t('pick.added')}
                </span>
              ) : (
                <Button
                  size="small"
                  aria-label={t('pick.addOne', { title: document.title })}
                  loading={put.isPending && put.variables?.documentId === document.documentId}
                  onClick={() => put.mutate({ documentId: document.documentId })}
                >
                  {t('pick.add')}
                </Button>
              )}
            </li>
          ))}
        </ul>
        {late && (
          <LateReasonSheet
            names={ready
              .filter(({ documentId }) => documentId === late.documentId)
              .map(({ title }) => title)}
            onSend={(lateReason) => put.mutate({ ...late, lateReason })}
            onDrop={put.reset}
          />
        )}
      </div>
    </Sheet>
  );
}
