import { IconCheck, IconCircleCheckFilled } from '@tabler/icons-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/ui/Button.tsx';
import { formatTime } from '#client/ui/format-date.ts';
import { ErrorNotice, Notice } from '#client/ui/Notice.tsx';
import type { BallotReceipt } from '#contract/http/ballots.ts';
import { choiceFault } from '#contract/live/ballot-choice.ts';
import type { BallotMethod } from '#contract/live/ballot-method.ts';
import type { BallotChoice, Choice } from '#contract/live/state.ts';
import classes from './BallotSheet.module.css';
import type { OwnBallot } from './ballot-outbox.ts';
import { choiceWords } from './choice-words.ts';
import { CHOICE_ICON, CHOICES } from './choices.ts';
import { OptionMarks } from './OptionMarks.tsx';
import { SealedReceipt } from './SealedReceipt.tsx';

/** What one does with a ballot: choose, send, see that it was recorded. */
export function BallotPaper({
  method,
  isSecret,
  own,
  timeUp,
  paused,
  onChoose,
  onSend,
  onAside,
  onAcknowledge,
}: {
  method: BallotMethod | undefined;
  isSecret: boolean;
  own: Exclude<OwnBallot, { kind: 'unconfirmed' }>;
  timeUp: boolean;
  /** Nothing is accepted for now: one may choose, and send later. */
  paused: boolean;
  onChoose: (choice: BallotChoice | null) => void;
  onSend: () => void;
  onAside: () => void;
  /** The voter has read that the ballot came too late. */
  onAcknowledge: () => void;
}) {
  const { t } = useTranslation(['meeting', 'ballotKinds', 'ballotCourse']);
  const id = useId();
  if (own.kind === 'recorded')
    return 'choice' in own.receipt ? (
      <OpenReceipt method={method} receipt={own.receipt} onAside={onAside} />
    ) : (
      <SealedReceipt receipt={own.receipt} onAside={onAside} />
    );
  if (own.kind === 'tooLate') {
    return (
      <div className={classes.done}>
        <Notice tone="error" title={t('ballotCourse:late.title')}>
          {t('ballotCourse:late.text')}
        </Notice>
        <Button size="large" wide onClick={onAcknowledge}>
          {t('ballotCourse:late.acknowledge')}
        </Button>
      </div>
    );
  }
  const { choice } = own;
  const isHeld = own.kind === 'heldByPause';
  const sending = own.kind === 'sending';
  const isFixed = sending || isHeld || timeUp;
  const isWhole = choice !== null && choiceFault(method, choice) === null;
  return (
    <>
      {isHeld ? (
        <Notice tone="warn" title={t('ballotCourse:pause.held')}>
          {t('ballotCourse:pause.heldText')}
        </Notice>
      ) : paused ? (
        <Notice tone="warn">
          {t(isSecret ? 'ballotCourse:pause.textSecret' : 'ballotCourse:pause.text')}
        </Notice>
      ) : (
        <p className={classes.hint}>{timeUp ? t('ballot.timeUp') : t('ballot.hint')}</p>
      )}
      {method ? (
        <OptionMarks
          method={method}
          marked={typeof choice === 'string' ? null : choice}
          isSecret={isSecret}
          disabled={isFixed}
          onMark={onChoose}
        />
      ) : (
        <WordChoices choice={choice} disabled={isFixed} onChoose={onChoose} />
      )}
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
          disabled={!isWhole || isHeld || timeUp || paused}
          aria-labelledby={`${id}-send`}
          aria-describedby={`${id}-choice`}
          onClick={onSend}
        >
          <span>
            <span id={`${id}-send`}>{t('ballot.send')}</span>
            <span id={`${id}-choice`}>
              {typeof choice === 'string' && `: ${choiceWords(choice, method, t)}`}
            </span>
          </span>
        </Button>
        <Button look="quiet" wide onClick={onAside}>
          {t('ballot.later')}
        </Button>
      </div>
    </>
  );
}

function WordChoices({
  choice,
  disabled,
  onChoose,
}: {
  choice: BallotChoice | null;
  disabled: boolean;
  onChoose: (choice: Choice) => void;
}) {
  const { t } = useTranslation('meeting');
  return (
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
            disabled={disabled}
            onClick={() => onChoose(name)}
          >
            <Picture size={30} aria-hidden="true" />
            <span>{t(`ballot.${name}`)}</span>
            {choice === name && <IconCheck className={classes.tick} size={26} aria-hidden="true" />}
          </button>
        );
      })}
    </div>
  );
}

function OpenReceipt({
  method,
  receipt,
  onAside,
}: {
  method: BallotMethod | undefined;
  receipt: BallotReceipt;
  onAside: () => void;
}) {
  const { t } = useTranslation(['meeting', 'ballotKinds']);
  const choice = choiceWords(receipt.choice, method, t);
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
