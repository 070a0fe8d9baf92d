import { IconEye, IconFileText, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { isFileKept } from '#client/features/documents/is-file-kept.ts';
import { OriginalLink } from '#client/features/documents/OriginalLink.tsx';
import { DocumentState } from '#client/features/prepare/DocumentState.tsx';
import classes from '#client/features/prepare/Documents.module.css';
import { FileChooser } from '#client/features/prepare/FileChooser.tsx';
import { RemoveDocument } from '#client/features/prepare/RemoveDocument.tsx';
import buttonClasses from '#client/ui/Button.module.css';
import { IconButton } from '#client/ui/Button.tsx';
import { formatSize } from '#client/ui/format-size.ts';
import type { MeetingDocument } from '#contract/http/documents.ts';

/** A file of a paper that one's own unit prepares: read, replaced, removed, as long as the paper is open. */
export function OwnFile({
  document,
  onChanged,
  onReplace,
}: {
  document: MeetingDocument;
  onChanged: () => void;
  onReplace: (file: File) => void;
}) {
  const { t } = useTranslation('prepare');
  const [removing, setRemoving] = useState(false);
  const { title, fileName, sizeBytes, progress, versionId, newer } = document;
  const newest = newer?.progress ?? progress;
  const iconLink = `${buttonClasses.button} ${buttonClasses.quiet} ${buttonClasses.icon}`;
  return (
    <li className={classes.paper}>
      <IconFileText size={22} aria-hidden="true" />
      <span className={classes.name}>
        {title}
        <small className="numerals">
          {fileName} · {formatSize(sizeBytes)}
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
        {progress.state === 'ready' && <OriginalLink versionId={versionId} title={title} />}
        <FileChooser
          label={`${t('documents.replace')}: ${title}`}
          compact
          multiple={false}
          onFiles={([file]) => file && onReplace(file)}
        />
        <IconButton label={t('documents.remove', { title })} onClick={() => setRemoving(true)}>
          <IconTrash size={20} />
        </IconButton>
      </span>
      {newest.state === 'failed' && (
        <p className={`${classes.below} ${classes.trouble}`} role="alert">
          {t(isFileKept(newest) ? `documents.problem.${newest.problem}` : 'documents.notKept')}
        </p>
      )}
      {removing && (
        <RemoveDocument document={document} onDone={onChanged} onClose={() => setRemoving(false)} />
      )}
    </li>
  );
}
