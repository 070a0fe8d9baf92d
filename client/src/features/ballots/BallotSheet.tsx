import { IconClock } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { clockFace } from '#client/features/meeting/clock-face.ts';
import { useMay } from '#client/live/use-live.ts';
import { Pill } from '#client/ui/Pill.tsx';
import type { OpenBallot } from '#contract/live/state.ts';
import { BallotItems } from './BallotItems.tsx';
import { BallotPaper } from './BallotPaper.tsx';
import classes from './BallotSheet.module.css';
import { ConfirmBallot } from './ConfirmBallot.tsx';
import { ModalSheet } from './ModalSheet.tsx';
import { PausedPill } from './PausedPill.tsx';
import { ProxyNotice } from './ProxyNotice.tsx';
import type { UseOwnBallot } from './use-own-ballot.ts';
import { useTimeLeft } from './use-time-left.ts';

/** The vote over everything: the question, the time left, the choices. It can be put aside, and comes back from the dock. */
export function BallotSheet({
  ballot,
  own,
  onAside,
}: {
  ballot: OpenBallot;
  own: NonNullable<UseOwnBallot>;
  onAside: () => void;
}) {
  const { t } = useTranslation(['meeting', 'secretBallots']);
  const left = useTimeLeft(ballot);
  const isPaused = ballot.pausedAt !== undefined;
  const mayClose = useMay('ballot.close');
  const isOver = left === 0;
  // The chair's next act is to close the vote: its button stands in the dock, below this sheet.
  useEffect(() => {
    if (isOver && mayClose) onAside();
  }, [isOver, mayClose, onAside]);
  return (
    <ModalSheet labelledBy="ballot-question" onClose={onAside}>
      <div className={classes.head}>
        {isPaused ? (
          <PausedPill />
        ) : (
          <Pill>{ballot.secret ? t('secretBallots:open') : t('ballot.open')}</Pill>
        )}
        {left !== null && (
          <span role="timer" aria-label={`${t('ballot.timeLeft')}: ${clockFace(left)}`}>
            <Pill tone="warn" icon={<IconClock size={18} aria-hidden="true" />}>
              <span className="numerals">{clockFace(left)}</span>
            </Pill>
          </span>
        )}
      </div>
      <h2 className={classes.question} id="ballot-question">
        {ballot.question}
      </h2>
      <BallotItems ballot={ballot} />
      {ballot.secret && own.own.kind !== 'recorded' && (
        <p className={classes.sealed}>{t('secretBallots:sealedHere')}</p>
      )}
      <ProxyNotice ballot={ballot} />
      {own.own.kind === 'unconfirmed' ? (
        <ConfirmBallot own={own.own} onConfirm={own.confirm} onAside={onAside} />
      ) : (
        <BallotPaper
          method={ballot.method}
          isSecret={ballot.secret !== undefined}
          own={own.own}
          timeUp={isOver}
          paused={isPaused}
          onChoose={own.choose}
          onSend={() => void own.send()}
          onAside={onAside}
          onAcknowledge={() => {
            own.acknowledge();
            onAside();
          }}
        />
      )}
    </ModalSheet>
  );
}
