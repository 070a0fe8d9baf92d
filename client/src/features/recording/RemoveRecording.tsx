import { IconTrash } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '#client/api/call.ts';
import { useAct } from '#client/api/use-act.ts';
import { Button } from '#client/ui/Button.tsx';
import { ConfirmDialog } from '#client/ui/ConfirmDialog.tsx';
import { TextField } from '#client/ui/Field.tsx';
import type { MeetingId } from '#contract/ids.ts';
import { LEAST_REASON_LENGTH, LONGEST_REMOVAL_REASON } from '#contract/reasons.ts';

/** Removes a recording for good, with a reason; what is still being put together is not any more. */
export function RemoveRecording({
  meetingId,
  isComposing,
  onRemoved,
}: {
  meetingId: MeetingId;
  isComposing: boolean;
  onRemoved: () => Promise<unknown>;
}) {
  const { t } = useTranslation('recording');
  const [isOpen, setIsOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [hasTried, setTried] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const isTooShort = reason.trim().length < LEAST_REASON_LENGTH;
  const act = useAct(onRemoved);
  async function remove(): Promise<void> {
    setTried(true);
    if (isTooShort) return field.current?.focus();
    const done = await act.run(() =>
      call('recordings.remove', { params: { meetingId }, body: { reason: reason.trim() } }),
    );
    if (done) setIsOpen(false);
  }
  return (
    <>
      <Button
        look="danger"
        icon={<IconTrash size={20} aria-hidden="true" />}
        onClick={() => {
          setTried(false);
          setIsOpen(true);
        }}
      >
        {t('remove.button')}
      </Button>
      <ConfirmDialog
        open={isOpen}
        title={t('remove.title')}
        confirm={t('remove.button')}
        danger
        busy={act.busy}
        error={act.error}
        onConfirm={() => void remove()}
        onClose={() => setIsOpen(false)}
      >
        <p>{t('remove.text')}</p>
        {isComposing && <p>{t('remove.composing')}</p>}
        <TextField
          label={t('remove.reason')}
          error={
            hasTried && isTooShort
              ? t('remove.reasonProblem', { least: LEAST_REASON_LENGTH })
              : null
          }
          ref={field}
          maxLength={LONGEST_REMOVAL_REASON}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </ConfirmDialog>
    </>
  );
}
