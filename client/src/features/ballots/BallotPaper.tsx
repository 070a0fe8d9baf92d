import { IconCheck, IconCircleCheckFilled } from '@tabler/icons-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/ui/Button.tsx';
import { formatTime } from '#client/ui/format-date.ts';
import { ErrorNotice, Notice } from '#client/ui/Notice.tsx';
import type { BallotReceipt } from '#contract/http/ballots.ts';
import type { Choice } from '#contract/live/state.ts';
import classes from './BallotSheet.module.css';
import type { OwnBallot } from './ballot-outbox.ts';
import { CHOICE_ICON, CHOICES } from './choices.ts';
import { SealedReceipt } from './SealedReceipt.tsx';

/** What one does with a ballot: choose, send, see that it was recorded. */
export function BallotPaper({
  own,
  timeUp,
  onChoose,
  onSend,
  onAside,
}: {
  own: OwnBallot;
  timeUp: boolean;
  onChoose: (choice: Choice) => void;
  onSend: () => void;
  onAside: () => void;
}) {
  const { t } = useTranslation('meeting');
  const id = useId();
  if (own.kind === 'recorded')
    return 'choice' in own.receipt ? (
      <OpenReceipt receipt={own.receipt} onAside={onAside} />
    ) : (
      <SealedReceipt receipt={own.receipt} onAside={onAside} />
    );
  if (own.kind === 'tooLate') {
    return (
      <div className={classes.done}>
        <Notice tone="error" title={t('ballot.closedBefore')}>
          {t('ballot.closedBeforeText')}
        </Notice>
        <Button size="large" wide onClick={onAside}>
          {t('ballot.close')}
        </Button>
      </div>
    );
  }
  const { choice } = own;
  const sending = own.kind === 'sending';
  return (
    <>
      <p className={classes.hint}>{timeUp ? t('ballot.timeUp') : t('ballot.hint')}</p>
      <div className={classes.choices}>
        {CHOICES.map((name) => {
          const Picture = CHOICE_ICON[name];
          return (
            <button
              key={name}
              type="button"
              className={classes.choice}
              data-choice={name}
              aria-pressed={choice === name}
              disabled={sending || timeUp}
              onClick={() => onChoose(name)}
            >
              <Picture size={30} aria-hidden="true" />
              <span>{t(`ballot.${name}`)}</span>
              {choice === name && (
                <IconCheck className={classes.tick} size={26} aria-hidden="true" />
              )}
            </button>
          );
        })}
      </div>
      {own.kind === 'refused' && <ErrorNotice error={own.error} />}
      {own.kind === 'sending' && own.attempt > 1 && (
        <Notice tone="warn">{t('ballot.sending')}</Notice>
      )}
      <div className={classes.acts}>
        <Button
          look="primary"
          size="large"
          wide
          loading={sending}
          disabled={!choice || timeUp}
          aria-labelledby={`${id}-send`}
          aria-describedby={`${id}-choice`}
          onClick={onSend}
        >
          <span>
            <span id={`${id}-send`}>{t('ballot.send')}</span>
            <span id={`${id}-choice`}>{choice && `: ${t(`ballot.${choice}`)}`}</span>
          </span>
        </Button>
        <Button look="quiet" wide onClick={onAside}>
          {t('ballot.later')}
        </Button>
      </div>
    </>
  );
}

function OpenReceipt({ receipt, onAside }: { receipt: BallotReceipt; onAside: () => void }) {
  const { t } = useTranslation('meeting');
  const choice = t(`ballot.${receipt.choice}`);
  return (
    <div className={classes.done} role="status">
      <IconCircleCheckFilled className={classes.doneMark} size={64} aria-hidden="true" />
      <p className={classes.doneTitle}>
        {t('ballot.recorded', { time: formatTime(receipt.receivedAt) })}
      </p>
      <p className={classes.doneChoice}>{t('ballot.yourChoice', { choice })}</p>
      <p className={classes.hint}>{t('ballot.recordedText')}</p>
      <Button size="large" wide onClick={onAside}>
        {t('ballot.close')}
      </Button>
    </div>
  );
}
