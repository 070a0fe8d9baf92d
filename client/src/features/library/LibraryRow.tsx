import {
  IconDownload,
  IconEye,
  IconFileText,
  IconFolderSymlink,
  IconListDetails,
  IconTrash,
} from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { call } from '#client/api/call.ts';
import { DetailsSheet } from '#client/features/documents/DetailsSheet.tsx';
import { isFileKept } from '#client/features/documents/is-file-kept.ts';
import { OriginalLink } from '#client/features/documents/OriginalLink.tsx';
import { DocumentState } from '#client/features/prepare/DocumentState.tsx';
import { FileChooser } from '#client/features/prepare/FileChooser.tsx';
import { RemoveDocument } from '#client/features/prepare/RemoveDocument.tsx';
import buttonClasses from '#client/ui/Button.module.css';
import { Button } from '#client/ui/Button.tsx';
import { type MenuAct, MoreMenu } from '#client/ui/MoreMenu.tsx';
import { ErrorNotice } from '#client/ui/Notice.tsx';
import type { LibraryDocument } from '#contract/http/documents.ts';
import type { LibraryFolder } from '#contract/http/library.ts';
import { FolderChoice } from './FolderChoice.tsx';
import classes from './Library.module.css';
import { PaperText } from './PaperText.tsx';

/** A document of the library: read by all who see it, changed by who keeps its folder. */
export function LibraryRow({
  document,
  folders,
  edits,
  onChanged,
  onReplace,
}: {
  document: LibraryDocument;
  folders: readonly LibraryFolder[];
  edits: boolean;
  onChanged: () => void;
  onReplace: (file: File) => void;
}) {
  const { t } = useTranslation('library');
  const { t: tPrepare } = useTranslation('prepare');
  const { t: tDocuments } = useTranslation('documents');
  const [mode, setMode] = useState<'shown' | 'describing' | 'moving' | 'removing'>('shown');
  const { title, versionId, version, progress, newer } = document;
  const params = { documentId: document.documentId };
  const newest = newer?.progress ?? progress;
  const close = () => setMode('shown');
  const done = () => {
    close();
    onChanged();
  };
  const retry = useMutation({
    mutationFn: () => call('documents.retry', { params }),
    onSuccess: done,
  });
  const move = useMutation({
    mutationFn: (folderId: LibraryFolder['folderId']) =>
      call('library.moveDocument', { params, body: { version, folderId } }),
    onSuccess: done,
  });
  const original = `/api/versions/${versionId}/original`;
  const acts: MenuAct[] = [
    {
      text: tDocuments('acts.details'),
      icon: <IconListDetails size={20} aria-hidden="true" />,
      onChoose: () => setMode('describing'),
    },
    ...(isFileKept(progress)
      ? [
          {
            text: tDocuments('acts.original'),
            icon: <IconDownload size={20} aria-hidden="true" />,
            download: original,
          },
        ]
      : []),
    {
      text: t('documents.move'),
      icon: <IconFolderSymlink size={20} aria-hidden="true" />,
      onChoose: () => setMode('moving'),
    },
    {
      text: t('remove', { ns: 'common' }),
      icon: <IconTrash size={20} aria-hidden="true" />,
      isDanger: true,
      onChoose: () => setMode('removing'),
    },
  ];
  const iconLink = `${buttonClasses.button} ${buttonClasses.quiet} ${buttonClasses.icon}`;
  return (
    <li className={classes.paper}>
      <IconFileText size={22} aria-hidden="true" />
      <PaperText document={document} />
      {newest.state !== 'ready' && <DocumentState progress={newest} />}
      <span className={classes.actions}>
        {progress.state === 'ready' && (
          <Link
            to={`/tai-lieu/${versionId}`}
            className={iconLink}
            aria-label={tPrepare('documents.open', { title })}
            title={tPrepare('documents.open', { title })}
          >
            <IconEye size={20} aria-hidden="true" />
          </Link>
        )}
        {!edits && progress.state === 'ready' && (
          <OriginalLink versionId={versionId} title={title} />
        )}
        {edits && (
          <FileChooser
            label={`${tPrepare('documents.replace')}: ${title}`}
            compact
            multiple={false}
            onFiles={([file]) => file && onReplace(file)}
          />
        )}
        {edits && <MoreMenu about={title} acts={acts} />}
      </span>
      {edits && newest.state === 'failed' && (
        <div className={classes.below}>
          <p className={classes.trouble} role="alert">
            {tPrepare(
              isFileKept(newest) ? `documents.problem.${newest.problem}` : 'documents.notKept',
            )}
          </p>
          <ErrorNotice error={retry.error} />
          {isFileKept(newest) && (
            <Button size="small" loading={retry.isPending} onClick={() => retry.mutate()}>
              {tPrepare('documents.retry')}
            </Button>
          )}
        </div>
      )}
      {mode === 'describing' && <DetailsSheet document={document} onDone={done} onClose={close} />}
      {mode === 'moving' && (
        <FolderChoice
          title={t('documents.moveTitle')}
          folders={folders.filter(({ folderId }) => folderId !== document.folderId)}
          busy={move.isPending}
          error={move.error}
          onChoose={(folderId) => move.mutate(folderId)}
          onClose={close}
        />
      )}
      {mode === 'removing' && (
        <RemoveDocument
          document={document}
          text={t('documents.removeText')}
          onDone={done}
          onClose={close}
        />
      )}
    </li>
  );
}
