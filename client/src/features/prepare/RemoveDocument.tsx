import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '#client/api/call.ts';
import { useAskedDocument } from '#client/features/documents/use-asked-document.ts';
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
  const { asked, send } = useAskedDocument(document);
  const params = { documentId: document.documentId };
  const remove = useMutation({
    mutationFn: () => send((version) => call('documents.remove', { params, query: { version } })),
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
