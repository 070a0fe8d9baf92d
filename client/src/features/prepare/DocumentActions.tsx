import {
  IconArrowsSort,
  IconDownload,
  IconEye,
  IconListDetails,
  IconPencil,
  IconTrash,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { HandOutActs } from '#client/features/hand-out/HandOutActs.tsx';
import buttonClasses from '#client/ui/Button.module.css';
import { IconButton } from '#client/ui/Button.tsx';
import type { MeetingDocument } from '#contract/http/documents.ts';
import type { Meeting } from '#contract/http/meetings.ts';
import classes from './Documents.module.css';
import { FileChooser } from './FileChooser.tsx';

/** What is being done with a document. */
export type DocumentMode = 'shown' | 'describing' | 'ordering' | 'renaming' | 'removing';

/** What can be done with a document, as a row of small buttons. */
export function DocumentActions({
  document,
  meeting,
  mode,
  onMode,
  onChanged,
  onReplace,
}: {
  document: MeetingDocument;
  meeting: Meeting;
  mode: DocumentMode;
  onMode: (mode: DocumentMode) => void;
  onChanged: () => void;
  onReplace: (file: File) => void;
}) {
  const { t } = useTranslation('prepare');
  const { t: tDocuments } = useTranslation('documents');
  const { title, progress, newer, versionId } = document;
  const newest = newer?.progress ?? progress;
  const iconLink = `${buttonClasses.button} ${buttonClasses.quiet} ${buttonClasses.icon}`;
  return (
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
        label={tDocuments('details.open', { title })}
        onClick={() => onMode('describing')}
      >
        <IconListDetails size={20} />
      </IconButton>
      <IconButton
        label={t('documents.rename', { title })}
        aria-expanded={mode === 'renaming'}
        onClick={() => onMode(mode === 'renaming' ? 'shown' : 'renaming')}
      >
        <IconPencil size={20} />
      </IconButton>
      <IconButton label={tDocuments('order.open', { title })} onClick={() => onMode('ordering')}>
        <IconArrowsSort size={20} />
      </IconButton>
      <IconButton label={t('documents.remove', { title })} onClick={() => onMode('removing')}>
        <IconTrash size={20} />
      </IconButton>
    </span>
  );
}
