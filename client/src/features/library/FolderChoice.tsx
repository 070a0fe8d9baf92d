import { IconFolder } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/ui/Button.tsx';
import { EmptyState } from '#client/ui/EmptyState.tsx';
import { ErrorNotice } from '#client/ui/Notice.tsx';
import { Sheet } from '#client/ui/Sheet.tsx';
import type { LibraryFolder } from '#contract/http/library.ts';
import { folderBranches } from './folder-tree.ts';
import classes from './Library.module.css';

/** Asks for one of the folders that the reader keeps. */
export function FolderChoice({
  title,
  lead,
  folders,
  busy,
  error,
  onChoose,
  onClose,
}: {
  title: string;
  lead?: string;
  folders: readonly LibraryFolder[];
  busy: boolean;
  error: unknown;
  onChoose: (folderId: LibraryFolder['folderId']) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('library');
  const kept = folderBranches(folders).filter(({ folder }) => folder.may.includes('library.edit'));
  return (
    <Sheet open onClose={onClose} title={title}>
      {lead && <p className={classes.count}>{lead}</p>}
      <ErrorNotice error={error} />
      {kept.length === 0 && <EmptyState title={t('keep.noFolder')} />}
      <ul className={classes.choices}>
        {kept.map(({ folder: { folderId, name }, depth }) => (
          <li key={folderId} style={{ paddingInlineStart: `${depth * 16}px` }}>
            <Button
              wide
              className={classes.choice}
              loading={busy}
              icon={<IconFolder size={20} aria-hidden="true" />}
              onClick={() => onChoose(folderId)}
            >
              {name}
            </Button>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
