import { IconBooks, IconCheck } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '#client/api/call.ts';
import { read } from '#client/api/query.ts';
import { useMay } from '#client/api/session.ts';
import { Button } from '#client/ui/Button.tsx';
import type { MeetingDocument } from '#contract/http/documents.ts';
import type { LibraryFolderId } from '#contract/ids.ts';
import { FolderChoice } from './FolderChoice.tsx';
import classes from './Library.module.css';

/** Keeps a meeting's document in the library; nothing for who keeps no library, and for what stays in the house. */
export function KeepInLibrary({ document }: { document: MeetingDocument }) {
  const { t } = useTranslation('library');
  const mayEdit = useMay('library.edit');
  const [open, setOpen] = useState(false);
  const folders = useQuery({ ...read('library.folders', {}), enabled: open });
  const keep = useMutation({
    mutationFn: (folderId: LibraryFolderId) =>
      call('library.keep', {
        params: { folderId },
        body: { documentId: document.documentId },
      }),
    onSuccess: () => setOpen(false),
  });
  if (!mayEdit || document.isInternal || document.progress.state !== 'ready') return null;
  if (keep.isSuccess)
    return (
      <span className={classes.added} role="status">
        <IconCheck size={18} aria-hidden="true" />
        {t('keep.done')}
      </span>
    );
  return (
    <>
      <Button
        size="small"
        icon={<IconBooks size={18} aria-hidden="true" />}
        aria-label={t('keep.openFor', { title: document.title })}
        onClick={() => setOpen(true)}
      >
        {t('keep.open')}
      </Button>
      {open && folders.data && (
        <FolderChoice
          title={t('keep.title')}
          lead={t('keep.lead')}
          folders={folders.data}
          busy={keep.isPending}
          error={keep.error}
          onChoose={(folderId) => keep.mutate(folderId)}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
