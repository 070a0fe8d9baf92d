import { IconDownload, IconEye, IconFileText, IconPencil, IconTrash } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { MeetingDocument } from '#contract/http/documents.ts';
import { call } from '../../api/call.ts';
import buttonClasses from '../../ui/Button.module.css';
import { Button, IconButton } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { TextField } from '../../ui/Field.tsx';
import { formatSize } from '../../ui/format-size.ts';
import { ErrorNotice } from '../../ui/Notice.tsx';
import { DocumentState } from './DocumentState.tsx';
import classes from './Documents.module.css';
import { FileChooser } from './FileChooser.tsx';

/** A document of an agenda item: how far it is, and everything that can be done with it. */
export function DocumentRow({
  document,
  onChanged,
  onReplace,
}: {
  document: MeetingDocument;
  onChanged: () => void;
  onReplace: (file: File) => void;
}) {
  const { t } = useTranslation('prepare');
  const [mode, setMode] = useState<'shown' | 'renaming' | 'removing'>('shown');
  const params = { documentId: document.documentId };
  const done = () => {
    setMode('shown');
    onChanged();
  };
  const retry = useMutation({
    mutationFn: () => call('documents.retry', { params }),
    onSuccess: done,
  });
  const remove = useMutation({
    mutationFn: () => call('documents.remove', { params }),
    onSuccess: done,
  });
  const { title, progress, versionId, newer } = document;
  const newest = newer?.progress ?? progress;
  const iconLink = `${buttonClasses.button} ${buttonClasses.quiet} ${buttonClasses.icon}`;

  return (
    <li className={classes.paper}>
      <IconFileText size={22} aria-hidden="true" />
      <span className={classes.name}>
        {title}
        <small className="numerals">
          {document.fileName} · {formatSize(document.sizeBytes)}
        </small>
        {newer && <small>{t('documents.newer', { name: newer.fileName })}</small>}
      </span>
      <DocumentState progress={newest} />
      <span className={classes.actions}>
        {progress.state === 'ready' && (
          <Link
            to={`/tai-lieu/${versionId}`}
            className={iconLink}
            aria-label={t('documents.open', { title })}
            title={t('documents.open', { title })}
          >
            <IconEye size={20} aria-hidden="true" />
          </Link>
        )}
        <a
          href={`/api/versions/${versionId}/original`}
          download
          className={iconLink}
          aria-label={t('documents.original', { title })}
          title={t('documents.original', { title })}
        >
          <IconDownload size={20} aria-hidden="true" />
        </a>
        {newest.state !== 'failed' && (
          <FileChooser
            label={`${t('documents.replace')}: ${title}`}
            compact
            multiple={false}
            onFiles={([file]) => file && onReplace(file)}
          />
        )}
        <IconButton
          label={t('documents.rename', { title })}
          aria-expanded={mode === 'renaming'}
          onClick={() => setMode(mode === 'renaming' ? 'shown' : 'renaming')}
        >
          <IconPencil size={20} />
        </IconButton>
        <IconButton label={t('documents.remove', { title })} onClick={() => setMode('removing')}>
          <IconTrash size={20} />
        </IconButton>
      </span>
      {newest.state === 'failed' && (
        <div className={classes.below}>
          <p className={classes.trouble} role="alert">
            {t(`documents.problem.${newest.problem}`)}
          </p>
          <ErrorNotice error={retry.error} />
          <div className={classes.ways}>
            <Button size="small" loading={retry.isPending} onClick={() => retry.mutate()}>
              {t('documents.retry')}
            </Button>
            <FileChooser
              label={`${t('documents.replace')}: ${title}`}
              text={t('documents.replace')}
              multiple={false}
              onFiles={([file]) => file && onReplace(file)}
            />
          </div>
        </div>
      )}
      {mode === 'renaming' && (
        <RenameForm document={document} onDone={done} onClose={() => setMode('shown')} />
      )}
      <ConfirmDialog
        open={mode === 'removing'}
        danger
        title={t('documents.removeTitle', { title })}
        confirm={t('remove', { ns: 'common' })}
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate()}
        onClose={() => setMode('shown')}
      >
        {t('documents.removeText')}
      </ConfirmDialog>
    </li>
  );
}

function RenameForm({
  document,
  onDone,
  onClose,
}: {
  document: MeetingDocument;
  onDone: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('prepare');
  const { t: tCommon } = useTranslation('common');
  const [title, setTitle] = useState(document.title);
  const rename = useMutation({
    mutationFn: () =>
      call('documents.rename', {
        params: { documentId: document.documentId },
        body: { title: title.trim() },
      }),
    onSuccess: onDone,
  });

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (title.trim() !== '') rename.mutate();
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
      <Button look="primary" type="submit" loading={rename.isPending}>
        {tCommon('save')}
      </Button>
      <ErrorNotice error={rename.error} />
    </form>
  );
}
