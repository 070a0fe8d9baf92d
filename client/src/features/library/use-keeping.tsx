import { useMutation, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '#client/api/call.ts';
import { read } from '#client/api/query.ts';
import { useMay } from '#client/api/session.ts';
import type { MeetingDocument } from '#contract/http/documents.ts';
import type { LibraryFolderId } from '#contract/ids.ts';
import { FolderChoice } from './FolderChoice.tsx';

/**
 * Keeping a meeting's document in the library: `ask` is null for who keeps no library, for what stays in the house, and for what
 * was kept just now. `sheet` asks for the folder.
 */
export function useKeeping(document: MeetingDocument): {
  ask: (() => void) | null;
  isKept: boolean;
  sheet: ReactNode;
} {
  const { t } = useTranslation('library');
  const mayEdit = useMay('library.edit');
  const [isAsked, setAsked] = useState(false);
  const folders = useQuery({ ...read('library.folders', {}), enabled: isAsked });
  const keep = useMutation({
    mutationFn: (folderId: LibraryFolderId) =>
      call('library.keep', { params: { folderId }, body: { documentId: document.documentId } }),
    onSuccess: () => setAsked(false),
  });
  const isKept = keep.isSuccess;
  const mayKeep = mayEdit && !document.isInternal && document.progress.state === 'ready';
  return {
    ask: mayKeep && !isKept ? () => setAsked(true) : null,
    isKept,
    sheet: isAsked && folders.data && (
      <FolderChoice
        title={t('keep.title')}
        lead={t('keep.lead')}
        folders={folders.data}
        busy={keep.isPending}
        error={keep.error}
        onChoose={(folderId) => keep.mutate(folderId)}
        onClose={() => setAsked(false)}
      />
    ),
  };
}
