import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '#client/api/api-error.ts';
import { call } from '#client/api/call.ts';
import { ConfirmDialog } from '#client/ui/ConfirmDialog.tsx';
import type { AnyDocument } from '#contract/http/documents.ts';

/** Asks before a document is removed, and once more with its new title and file when somebody else has just changed it. */
export function RemoveDocument({
  document,
  text,
  onDone,
  onClose,
}: {
  document: AnyDocument;
  /** What becomes of it; by default what that means for an agenda. */
  text?: string;
  onDone: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('prepare');
  // As it is read in the question: what changes behind it is not removed unasked.
  const [asked, setAsked] = useState(document);
  const params = { documentId: document.documentId };
  const remove = useMutation({
    mutationFn: async () => {
      try {
        return await call('documents.remove', { params, query: { version: asked.version } });
      } catch (error) {
        if (error instanceof ApiError && error.code === 'STALE_VERSION')
          setAsked(await call('documents.get', { params }));
        throw error;
      }
    },
    onSuccess: onDone,
  });
  return (
    <ConfirmDialog
      open
      danger
      title={t('documents.removeTitle', { title: asked.title })}
      confirm={t('remove', { ns: 'common' })}
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate()}
      onClose={onClose}
    >
      <p>{text ?? t('documents.removeText')}</p>
      <p>{asked.newer?.fileName ?? asked.fileName}</p>
    </ConfirmDialog>
  );
}
