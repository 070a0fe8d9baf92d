import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '#client/api/api-error.ts';
import { call } from '#client/api/call.ts';
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
  const [version, setVersion] = useState(document.version);
  const params = { documentId: document.documentId };
  const isMissing = reason.trim().length < SHORTEST_REASON;
  const recall = useMutation({
    mutationFn: async () => {
      try {
        return await call('documents.recall', {
          params,
          body: { version, reason: reason.trim() },
        });
      } catch (error) {
        if (error instanceof ApiError && error.code === 'STALE_VERSION')
          setVersion((await call('documents.get', { params })).version);
        throw error;
      }
    },
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
