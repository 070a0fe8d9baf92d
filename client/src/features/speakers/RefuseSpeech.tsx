import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRun } from '#client/features/meeting/use-run.ts';
import { ConfirmDialog } from '#client/ui/ConfirmDialog.tsx';
import { TextField } from '#client/ui/Field.tsx';
import type { QueueEntry } from './queue-entries.ts';

/** Asks why somebody is not called; the reason may be left out. */
export function RefuseSpeech({ entry, onClose }: { entry: QueueEntry; onClose: () => void }) {
  const { t } = useTranslation('floor');
  const { run, busy, error } = useRun();
  const [reason, setReason] = useState('');
  const { requestId, name } = entry;
  return (
    <ConfirmDialog
      open
      danger
      title={t('refuse.title', { name })}
      confirm={t('refuse.confirm')}
      busy={busy !== null}
      error={error}
      onConfirm={() =>
        void run('speakers.refuse', { requestId, reason: reason.trim() }).then(
          (isDone) => isDone && onClose(),
        )
      }
      onClose={onClose}
    >
      <p>{t('refuse.text')}</p>
      <TextField
        label={t('refuse.reason')}
        value={reason}
        maxLength={200}
        onChange={(event) => setReason(event.target.value)}
      />
    </ConfirmDialog>
  );
}
