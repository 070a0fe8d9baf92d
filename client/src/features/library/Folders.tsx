import { IconFolder, IconFolderPlus, IconFolders, IconLock } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { read } from '#client/api/query.ts';
import { useMay, useMe } from '#client/api/session.ts';
import { Button } from '#client/ui/Button.tsx';
import { Card } from '#client/ui/Card.tsx';
import { EmptyState } from '#client/ui/EmptyState.tsx';
import { ErrorState } from '#client/ui/ErrorState.tsx';
import { LoadingState } from '#client/ui/LoadingState.tsx';
import { VisuallyHidden } from '#client/ui/VisuallyHidden.tsx';
import type { LibraryFolder } from '#contract/http/library.ts';
import { FolderDocuments } from './FolderDocuments.tsx';
import { FolderSheet } from './FolderSheet.tsx';
import { folderBranches } from './folder-tree.ts';
import classes from './Library.module.css';
import type { LibraryFilter } from './library-filter.ts';

/** The folders beside the documents of the one that is chosen; of all of them while none is. */
export function Folders({
  filter,
  folderId,
  onFolder,
}: {
  filter: LibraryFilter;
  folderId: string | null;
  onFolder: (folderId: string | null) => void;
}) {
  const { t } = useTranslation('library');
  const me = useMe();
  const client = useQueryClient();
  const mayAdd = useMay('library.edit');
  const [adding, setAdding] = useState(false);
  const folders = useQuery(read('library.folders', {}));
  const chosen = folders.data?.find((folder) => folder.folderId === folderId) ?? null;
  const changed = () => {
    void client.invalidateQueries({ queryKey: ['library.folders'] });
    void client.invalidateQueries({ queryKey: ['library.documents'] });
  };
  if (!folders.data) {
    return folders.error ? (
      <ErrorState error={folders.error} onRetry={() => void folders.refetch()} />
    ) : (
      <LoadingState />
    );
  }
  const addButton = mayAdd && (
    <Button
      wide
      icon={<IconFolderPlus size={20} aria-hidden="true" />}
      onClick={() => setAdding(true)}
    >
      {t('folder.add')}
    </Button>
  );
  const sheet = adding && (
    <FolderSheet
      folder={null}
      within={chosen}
      unit={chosen ?? me}
      folders={folders.data}
      onDone={(folder) => {
        setAdding(false);
        changed();
        onFolder(folder.folderId);
      }}
      onClose={() => setAdding(false)}
    />
  );
  if (folders.data.length === 0) {
    return (
      <Card>
        <EmptyState
          icon={<IconFolders size={32} />}
          title={t('folder.none')}
          text={t('folder.noneText')}
          action={addButton}
        />
        {sheet}
      </Card>
    );
  }
  return (
    <div className={classes.columns}>
      <Card className={classes.side}>
        <nav aria-label={t('folder.list')}>
          <ul className={classes.tree}>
            <li>
              <button
                type="button"
                className={classes.folder}
                aria-current={chosen === null}
                onClick={() => onFolder(null)}
              >
                <IconFolders size={20} aria-hidden="true" />
                <span>{t('folder.all')}</span>
              </button>
            </li>
            {folderBranches(folders.data).map(({ folder, depth }) => (
              <li key={folder.folderId} style={{ paddingInlineStart: `${depth * 16}px` }}>
                <FolderLine
                  folder={folder}
                  isChosen={folder === chosen}
                  isOwnUnit={folder.unitId === me.unitId}
                  onChoose={() => onFolder(folder.folderId)}
                />
              </li>
            ))}
          </ul>
        </nav>
        {addButton}
      </Card>
      <FolderDocuments
        key={chosen?.folderId ?? ''}
        folder={chosen}
        folders={folders.data}
        filter={filter}
        onChanged={changed}
        onGone={() => onFolder(null)}
      />
      {sheet}
    </div>
  );
}

function FolderLine({
  folder,
  isChosen,
  isOwnUnit,
  onChoose,
}: {
  folder: LibraryFolder;
  isChosen: boolean;
  isOwnUnit: boolean;
  onChoose: () => void;
}) {
  const { t } = useTranslation('library');
  return (
    <button type="button" className={classes.folder} aria-current={isChosen} onClick={onChoose}>
      <IconFolder size={20} aria-hidden="true" />
      <span>
        {folder.name}
        {!isOwnUnit && folder.parentId === null && <small>{folder.unitName}</small>}
      </span>
      {folder.audience.length > 0 && (
        <span title={t('folder.narrowed')}>
          <IconLock size={16} aria-hidden="true" />
          <VisuallyHidden>{t('folder.narrowed')}</VisuallyHidden>
        </span>
      )}
      <span className={classes.number} aria-hidden="true">
        {folder.documentCount}
      </span>
      <VisuallyHidden>{t('folder.count', { count: folder.documentCount })}</VisuallyHidden>
    </button>
  );
}
