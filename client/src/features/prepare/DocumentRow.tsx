import { IconDownload, IconEye, IconFileText, IconPencil, IconTrash } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { call } from '#client/api/call.ts';
import { HandOutActs } from '#client/features/hand-out/HandOutActs.tsx';
import { HandOutState } from '#client/features/hand-out/HandOutState.tsx';
import buttonClasses from '#client/ui/Button.module.css';
import { Button, IconButton } from '#client/ui/Button.tsx';
import { formatSize } from '#client/ui/format-size.ts';
import { ErrorNotice } from '#client/ui/Notice.tsx';
import type { MeetingDocument } from '#contract/http/documents.ts';
import type { Meeting } from '#contract/http/meetings.ts';
import { DocumentState } from './DocumentState.tsx';
import classes from './Documents.module.css';
import { FileChooser } from './FileChooser.tsx';
import { RemoveDocument } from './RemoveDocument.tsx';
import { RenameDocument } from './RenameDocument.tsx';

/** A document of an agenda item: how far it is, and everything that can be done with it. */
export function DocumentRow({
  document,
  meeting,
  onChanged,
  onReplace,
}: {
  document: MeetingDocument;
  meeting: Meeting;
  onChanged: () => void;
  onReplace: (file: File) => void;
}) {
  const { t } = useTranslation('prepare');
  const { t: tErrors } = useTranslation('errors');
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
        <HandOutActs document={document} meeting={meeting} onDone={onChanged} />
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
      <HandOutState document={document} className={classes.below} />
      {newest.state === 'queued' && newest.hindrance && (
        <div className={classes.below}>
          <p className={classes.trouble} role="status">
            {tErrors(`reason.${newest.hindrance}`)}
          </p>
        </div>
      )}
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
        <RenameDocument document={document} onDone={done} onClose={() => setMode('shown')} />
      )}
      {mode === 'removing' && (
        <RemoveDocument document={document} onDone={done} onClose={() => setMode('shown')} />
      )}
    </li>
  );
}
