import { IconChecklist, IconClock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { clockFace, secondsUntil } from '#client/features/meeting/clock-face.ts';
import { useLive, useServerNow } from '#client/live/use-live.ts';
import { EmptyState } from '#client/ui/EmptyState.tsx';
import { Notice } from '#client/ui/Notice.tsx';
import { Pill } from '#client/ui/Pill.tsx';
import type { OpenBallot } from '#contract/live/state.ts';
import { BallotResultCard } from './BallotResultCard.tsx';
import classes from './Ballots.module.css';
import { ReceivedBar } from './ReceivedBar.tsx';

/** The open vote and the results of those before it, the newest first. */
export function BallotsPanel() {
  const { t } = useTranslation(['meeting', 'secretBallots']);
  const frame = useLive((state) => state.frame);
  const open = useLive((state) => state.openBallot);
  const closed = useLive((state) => state.closedBallots);
  const voided = useLive((state) => state.voidBallots);
  const ended = useLive((state) => state.phase === 'ended');
  if (!open && closed.length === 0 && voided.length === 0)
    return (
      <EmptyState
        icon={<IconChecklist size={32} />}
        title={t(ended ? 'ballot.noneAfter' : 'ballot.none')}
        text={t(ended ? 'ballot.noneAfterText' : 'ballot.noneText')}
      />
    );
  return (
    <div className={classes.panel}>
      {open && <OpenBallotCard ballot={open} />}
      {voided.map((ballot) => (
        <Notice key={ballot.ballotId} tone="error" title={t('secretBallots:void')}>
          {t('secretBallots:voidText', { question: ballot.question })}
        </Notice>
      ))}
      {closed.toReversed().map((ballot, index) => (
        <BallotResultCard
          key={ballot.ballotId}
          ballot={ballot}
          frame={frame}
          rollCallOpen={!open && index === 0}
        />
      ))}
    </div>
  );
}

function OpenBallotCard({ ballot }: { ballot: OpenBallot }) {
  const { t } = useTranslation(['meeting', 'secretBallots']);
  const now = useServerNow(ballot.closesAt !== null);
  const left = ballot.closesAt === null ? null : secondsUntil(ballot.closesAt, now);
  return (
    <section className={classes.card} data-open>
      <div className={classes.cardHead}>
        <Pill tone="live" dot>
          {ballot.secret ? t('secretBallots:open') : t('ballot.open')}
        </Pill>
        {left !== null && (
          <Pill tone="warn" icon={<IconClock size={16} aria-hidden="true" />}>
            <span className="numerals">{clockFace(left)}</span>
          </Pill>
        )}
      </div>
      <h3 className={classes.question}>{ballot.question}</h3>
      <ReceivedBar ballot={ballot} />
    </section>
  );
}
