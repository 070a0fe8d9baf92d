import { IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '#client/api/call.ts';
import { Button } from '#client/ui/Button.tsx';
import { ConfirmDialog } from '#client/ui/ConfirmDialog.tsx';
import { Notice } from '#client/ui/Notice.tsx';
import type { PaperRequest } from '#contract/http/papers.ts';
import { LateReasonSheet } from './LateReasonSheet.tsx';
import { needsLateReason } from './late-reason.ts';
import { usePaperAct } from './use-paper-act.ts';

/** Submits a paper: asks once, and for the reason when it is late, also when that has come about while the page was open. */
export function SubmitPaper({ paper, isSending }: { paper: PaperRequest; isSending: boolean }) {
  const { t } = useTranslation('papers');
  const [step, setStep] = useState<'idle' | 'asking' | 'late' | 'early'>('idle');
  const { requestId, version, title } = paper;
  const submit = usePaperAct(
    (lateReason: string | undefined) =>
      call('papers.submit', {
        params: { requestId },
        body: { version, ...(lateReason !== undefined && { lateReason }) },
      }),
    () => setStep('idle'),
  );
  const isLateNow = needsLateReason(submit.error);
  const close = () => {
    setStep('idle');
    submit.reset();
  };
  const start = () => {
    if (isSending || paper.documents.length === 0) setStep('early');
    else setStep(paper.due.state === 'overdue' ? 'late' : 'asking');
  };
  return (
    <>
      <Button
        look="primary"
        icon={<IconSend size={20} aria-hidden="true" />}
        aria-label={t('submit.actionFor', { title })}
        onClick={start}
      >
        {t('submit.action')}
      </Button>
      {step === 'early' && (isSending || paper.documents.length === 0) && (
        <Notice tone="warn">{t(isSending ? 'submit.sending' : 'submit.noFiles')}</Notice>
      )}
      <ConfirmDialog
        open={step === 'asking' && !isLateNow}
        title={t('submit.askTitle', { title })}
        confirm={t('submit.action')}
        busy={submit.isPending}
        error={submit.error}
        onConfirm={() => submit.mutate(undefined)}
        onClose={close}
      >
        {t('submit.askText')}
      </ConfirmDialog>
      {(step === 'late' || (step === 'asking' && isLateNow)) && (
        <LateReasonSheet
          names={[title]}
          busy={submit.isPending}
          error={isLateNow ? null : submit.error}
          onSend={(reason) => submit.mutate(reason)}
          onDrop={close}
        />
      )}
    </>
  );
}
