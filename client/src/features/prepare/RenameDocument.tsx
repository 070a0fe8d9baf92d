import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '#client/api/call.ts';
import { Button } from '#client/ui/Button.tsx';
import { TextField } from '#client/ui/Field.tsx';
import { ErrorNotice } from '#client/ui/Notice.tsx';
import type { AnyDocument } from '#contract/http/documents.ts';
import { ConflictDialog } from './ConflictDialog.tsx';
import classes from './Documents.module.css';
import { useMergingSave } from './use-merging-save.ts';

/** Gives a document another title where it stands; when somebody else has done so meanwhile, both titles are shown. */
export function RenameDocument({
  document,
  onDone,
  onClose,
}: {
  document: AnyDocument;
  onDone: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('prepare');
  const { t: tCommon } = useTranslation('common');
  const [base] = useState({ value: { title: document.title }, version: document.version });
  const [title, setTitle] = useState(base.value.title);
  const params = { documentId: document.documentId };
  const saving = useMergingSave<{ title: string }, AnyDocument>({
    send: (value, version) =>
      call('documents.describe', { params, body: { version, title: value.title } }),
    load: async () => {
      const fresh = await call('documents.get', { params });
      return { value: { title: fresh.title }, version: fresh.version };
    },
    onSaved: onDone,
  });

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (title.trim() !== '') void saving.save(base, { title: title.trim() });
  }

  return (
    <form className={classes.rename} onSubmit={submit} noValidate>
      <TextField
        label={t('documents.renameField')}
        value={title}
        maxLength={300}
        autoFocus
        error={title.trim() === '' ? t('problem.missing') : null}
        onChange={(event) => setTitle(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onClose();
        }}
      />
      <Button onClick={onClose}>{tCommon('cancel')}</Button>
      <Button look="primary" type="submit" loading={saving.state.kind === 'saving'}>
        {tCommon('save')}
      </Button>
      {saving.state.kind === 'failed' && <ErrorNotice error={saving.state.error} />}
      {saving.state.kind === 'conflict' && (
        <ConflictDialog
          texts={[
            {
              key: 'title',
              label: t('documents.renameField'),
              mine: saving.state.merge.merged.title,
              theirs: saving.state.stored.value.title,
            },
          ]}
          busy={false}
          onChoose={(takeTheirs) => void saving.resolve(takeTheirs)}
          onPutAside={saving.putAside}
        />
      )}
    </form>
  );
}
