import { IconFiles, IconPencil, IconSearchOff, IconTrash } from '@tabler/icons-react';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '#client/api/call.ts';
import { read } from '#client/api/query.ts';
import { FileChooser } from '#client/features/prepare/FileChooser.tsx';
import { PendingRow } from '#client/features/prepare/PendingRow.tsx';
import { useFileDrop } from '#client/features/prepare/use-file-drop.ts';
import { useUploads } from '#client/features/prepare/use-uploads.ts';
import { IconButton } from '#client/ui/Button.tsx';
import { Card } from '#client/ui/Card.tsx';
import { ConfirmDialog } from '#client/ui/ConfirmDialog.tsx';
import { EmptyState } from '#client/ui/EmptyState.tsx';
import { ErrorState } from '#client/ui/ErrorState.tsx';
import { LoadingState } from '#client/ui/LoadingState.tsx';
import { Notice } from '#client/ui/Notice.tsx';
import type { LibraryFolder } from '#contract/http/library.ts';
import { MOST_LISTED } from '#contract/list-limits.ts';
import { FolderSheet } from './FolderSheet.tsx';
import classes from './Library.module.css';
import { LibraryRow } from './LibraryRow.tsx';
import { isNarrowed, type LibraryFilter, toQuery } from './library-filter.ts';

const CONVERTING_MS = 1_500;
const toFolder = (folderId: string) => ({ folderId });

/** The documents of a folder, of all folders without one; who keeps the folder puts files in. */
export function FolderDocuments({
  folder,
  folders,
  filter,
  onChanged,
  onGone,
}: {
  folder: LibraryFolder | null;
  folders: readonly LibraryFolder[];
  filter: LibraryFilter;
  onChanged: () => void;
  onGone: () => void;
}) {
  const { t } = useTranslation('library');
  const client = useQueryClient();
  const query = { ...toQuery(filter), ...(folder && { folderId: folder.folderId }) };
  const documents = useQuery({
    ...read('library.documents', { query }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) =>
      state.data?.documents.some(({ progress, newer }) =>
        ['queued', 'converting'].includes((newer?.progress ?? progress).state),
      )
        ? CONVERTING_MS
        : false,
  });
  const arrived = useCallback(() => {
    void client.invalidateQueries({ queryKey: ['library.documents'] });
    void client.invalidateQueries({ queryKey: ['library.folders'] });
  }, [client]);
  const uploads = useUploads(arrived, toFolder);
  const edits = folder?.may.includes('library.edit') ?? false;
  const add = (files: File[]) => folder && uploads.add(folder.folderId, files);
  const drop = useFileDrop(add);
  const shown = documents.data?.documents ?? [];
  const editable = new Set<string>(
    folders.filter(({ may }) => may.includes('library.edit')).map(({ folderId }) => folderId),
  );
  return (
    <div data-dropping={edits && drop.over} className={classes.drop} {...(edits && drop.handlers)}>
      <Card
        title={folder?.name ?? t('folder.all')}
        action={
          folder &&
          edits && <FolderActions {...{ folder, folders, onChanged, onGone, onFiles: add }} />
        }
      >
        {documents.error && !documents.data && (
          <ErrorState error={documents.error} onRetry={() => void documents.refetch()} />
        )}
        {documents.isPending && <LoadingState />}
        {documents.data && shown.length + uploads.pending.length === 0 && (
          <NoDocuments isNarrow={isNarrowed(filter)} edits={edits} />
        )}
        {isNarrowed(filter) && shown.length > 0 && (
          <p className={classes.count} role="status">
            {t('documents.found', { count: shown.length })}
          </p>
        )}
        {documents.data?.isCut && <Notice>{t('documents.cut', { count: MOST_LISTED })}</Notice>}
        <ul className={classes.papers}>
          {shown.map((document) => (
            <LibraryRow
              key={document.documentId}
              document={document}
              folders={folders}
              edits={editable.has(document.folderId)}
              onChanged={onChanged}
              onReplace={(file) => uploads.add(document.folderId, [file], document.documentId)}
            />
          ))}
          {uploads.pending.map((entry) => (
            <PendingRow
              key={entry.key}
              entry={entry}
              onRetry={() => uploads.retry(entry)}
              onDismiss={() => uploads.dismiss(entry.key)}
            />
          ))}
        </ul>
      </Card>
    </div>
  );
}

function NoDocuments({ isNarrow, edits }: { isNarrow: boolean; edits: boolean }) {
  const { t } = useTranslation('library');
  if (isNarrow)
    return <EmptyState icon={<IconSearchOff size={32} />} title={t('documents.noMatch')} />;
  return (
    <EmptyState
      icon={<IconFiles size={32} />}
      title={t('documents.empty')}
      text={t(edits ? 'documents.emptyText' : 'documents.emptyReader')}
    />
  );
}

function FolderActions({
  folder,
  folders,
  onChanged,
  onGone,
  onFiles,
}: {
  folder: LibraryFolder;
  folders: readonly LibraryFolder[];
  onChanged: () => void;
  onGone: () => void;
  onFiles: (files: File[]) => void;
}) {
  const { t } = useTranslation('library');
  const [mode, setMode] = useState<'shown' | 'changing' | 'removing'>('shown');
  const { folderId, name, version } = folder;
  const close = () => setMode('shown');
  const remove = useMutation({
    mutationFn: () => call('library.removeFolder', { params: { folderId }, query: { version } }),
    onSuccess: () => {
      onGone();
      onChanged();
    },
  });
  return (
    <span className={classes.actions}>
      <FileChooser label={t('documents.upload', { name })} onFiles={onFiles} />
      <IconButton label={t('folder.change', { name })} onClick={() => setMode('changing')}>
        <IconPencil size={20} />
      </IconButton>
      <IconButton label={t('folder.remove', { name })} onClick={() => setMode('removing')}>
        <IconTrash size={20} />
      </IconButton>
      {mode === 'changing' && (
        <FolderSheet
          folder={folder}
          within={null}
          unit={folder}
          folders={folders}
          onDone={() => {
            close();
            onChanged();
          }}
          onClose={close}
        />
      )}
      <ConfirmDialog
        open={mode === 'removing'}
        danger
        title={t('folder.removeTitle', { name })}
        confirm={t('remove', { ns: 'common' })}
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate()}
        onClose={close}
      >
        {t('folder.removeText')}
      </ConfirmDialog>
    </span>
  );
}
