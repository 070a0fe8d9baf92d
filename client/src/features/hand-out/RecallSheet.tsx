import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '#client/api/call.ts';
import { useAskedDocument } from '#client/features/documents/use-asked-document.ts';
import { ConfirmDialog } from '#client/ui/ConfirmDialog.tsx';
import { TextAreaField } from '#client/ui/Field.tsx';
import type { MeetingDocument } from '#contract/http/documents.ts';

const SHORTEST_REASON = 3;

/** Asks why a document is taken back; it leaves every device within seconds. */
export function RecallSheet({
  document,
  onDone,
  onClose,
}: {
  document: MeetingDocument;
  onDone: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('handOut');
  const [reason, setReason] = useState('');
  const [isAsked, setAsked] = useState(false);
  const { send } = useAskedDocument(document);
  const params = { documentId: document.documentId };
  const isMissing = reason.trim().length < SHORTEST_REASON;
  const recall = useMutation({
    mutationFn: () =>
      send((version) =>
        call('documents.recall', { params, body: { version, reason: reason.trim() } }),
      ),
    onSuccess: onDone,
  });
  return (
    <ConfirmDialog
      open
      danger
      title={t('recall.title', { title: document.title })}
      confirm={t('recall.action')}
      busy={recall.isPending}
      error={recall.error}
      onConfirm={() => {
        setAsked(true);
        if (!isMissing) recall.mutate();
      }}
      onClose={onClose}
    >
      <p>{t('recall.text')}</p>
      <TextAreaField
        label={t('recall.reason')}
        required
        maxLength={500}
        value={reason}
        error={isAsked && isMissing ? t('recall.missing') : null}
        onChange={(event) => setReason(event.target.value)}
      />
    </ConfirmDialog>
  );
}
