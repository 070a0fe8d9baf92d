import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '#client/api/call.ts';
import { Button } from '#client/ui/Button.tsx';
import { TextAreaField } from '#client/ui/Field.tsx';
import { ErrorNotice } from '#client/ui/Notice.tsx';
import { Sheet } from '#client/ui/Sheet.tsx';
import type { PaperRequest } from '#contract/http/papers.ts';
import { LEAST_REASON_LENGTH } from '#contract/reasons.ts';
import { DueLine } from './DueLine.tsx';
import { PaperFiles } from './PaperFiles.tsx';
import { PaperPill } from './PaperPill.tsx';
import classes from './Papers.module.css';
import { Told } from './Told.tsx';
import { usePaperAct } from './use-paper-act.ts';

/** A paper with its files; what was submitted is approved here, or returned with a reason. */
export function ReviewSheet({ paper, onClose }: { paper: PaperRequest; onClose: () => void }) {
  const { t } = useTranslation('papers');
  const [returning, setReturning] = useState(false);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const params = { requestId: paper.requestId };
  const { version, progress } = paper;
  const approve = usePaperAct(() => call('papers.approve', { params, body: { version } }), onClose);
  const giveBack = usePaperAct(
    () => call('papers.return', { params, body: { version, reason: reason.trim() } }),
    onClose,
  );
  const isTooShort = reason.trim().length < LEAST_REASON_LENGTH;
  const isSubmitted = progress.state === 'submitted';
  return (
    <Sheet
      open
      wide
      onClose={onClose}
      title={t('review.title', { title: paper.title })}
      footer={
        !isSubmitted ? null : returning ? (
          <>
            <Button onClick={() => setReturning(false)}>{t('cancel', { ns: 'common' })}</Button>
            <Button
              look="dangerFilled"
              loading={giveBack.isPending}
              onClick={() => {
                setTried(true);
                if (!isTooShort) giveBack.mutate(undefined);
              }}
            >
              {t('review.sendBack')}
            </Button>
          </>
        ) : (
          <>
            <Button onClick={() => setReturning(true)}>{t('review.return')}</Button>
            <Button
              look="primary"
              loading={approve.isPending}
              onClick={() => approve.mutate(undefined)}
            >
              {t('review.approve')}
            </Button>
          </>
        )
      }
    >
      <div className={classes.form}>
        <div className={classes.facts}>
          <PaperPill paper={paper} />
          <strong>{paper.unitName}</strong>
          <DueLine paper={paper} />
        </div>
        <Told paper={paper} />
        {paper.documents.length > 0 ? (
          <PaperFiles paper={paper} />
        ) : (
          <p className={classes.quiet}>{t('state.notBegun')}</p>
        )}
        {isSubmitted && !returning && <p className={classes.quiet}>{t('review.approveText')}</p>}
        {returning && (
          <TextAreaField
            label={t('review.reason')}
            hint={t('review.reasonHint')}
            error={tried && isTooShort ? t('review.reasonProblem') : null}
            required
            rows={3}
            maxLength={1000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
        <ErrorNotice error={approve.error ?? giveBack.error} />
      </div>
    </Sheet>
  );
}
