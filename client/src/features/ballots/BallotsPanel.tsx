import { IconChecklist, IconClock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { clockFace } from '#client/features/meeting/clock-face.ts';
import { useLive } from '#client/live/use-live.ts';
import { EmptyState } from '#client/ui/EmptyState.tsx';
import { Pill } from '#client/ui/Pill.tsx';
import type { OpenBallot } from '#contract/live/state.ts';
import { BallotItems } from './BallotItems.tsx';
import { BallotResultCard } from './BallotResultCard.tsx';
import classes from './Ballots.module.css';
import { CountedBallotCard } from './CountedBallotCard.tsx';
import { HandCountCard } from './HandCountCard.tsx';
import { PausedPill } from './PausedPill.tsx';
import { ReadyCard } from './ReadyCard.tsx';
import { ReceivedBar } from './ReceivedBar.tsx';
import { TurnoutLines } from './TurnoutLines.tsx';
import { useTimeLeft } from './use-time-left.ts';
import { VoidBallotButton } from './VoidBallotButton.tsx';
import { VoidBallotCard } from './VoidBallotCard.tsx';
import { VoteDesk } from './VoteDesk.tsx';

/** The vote that is under way and those before it, the newest first. */
export function BallotsPanel() {
  const { t } = useTranslation('meeting');
  const frame = useLive((state) => state.frame);
  const open = useLive((state) => state.openBallot);
  const counted = useLive((state) => state.countedBallot);
  const closed = useLive((state) => state.closedBallots);
  const voided = useLive((state) => state.voidBallots);
  const readyCheck = useLive((state) => state.readyCheck);
  const ended = useLive((state) => state.phase === 'ended');
  const over = [...closed, ...voided].sort((a, b) => (a.openedAt < b.openedAt ? 1 : -1));
  const isEmpty = !open && !counted && !readyCheck && over.length === 0;
  return (
    <div className={classes.panel}>
      <VoteDesk />
      {isEmpty && (
        <EmptyState
          icon={<IconChecklist size={32} />}
          title={t(ended ? 'ballot.noneAfter' : 'ballot.none')}
          text={t(ended ? 'ballot.noneAfterText' : 'ballot.noneText')}
        />
      )}
      {readyCheck && <ReadyCard check={readyCheck} />}
      {open &&
        (open.hands ? (
          <HandCountCard ballot={open} hands={open.hands} />
        ) : (
          <OpenBallotCard ballot={open} />
        ))}
      {counted && <CountedBallotCard counted={counted} />}
      {over.map((ballot, index) =>
        'result' in ballot ? (
          <BallotResultCard
            key={ballot.ballotId}
            ballot={ballot}
            frame={frame}
            rollCallOpen={!open && !counted && index === 0}
          />
        ) : (
          <VoidBallotCard key={ballot.ballotId} ballot={ballot} />
        ),
      )}
    </div>
  );
}

function OpenBallotCard({ ballot }: { ballot: OpenBallot }) {
  const { t } = useTranslation(['meeting', 'secretBallots']);
  const left = useTimeLeft(ballot);
  return (
    <section className={classes.card} data-open>
      <div className={classes.cardHead}>
        {ballot.pausedAt ? (
          <PausedPill />
        ) : (
          <Pill tone="live" dot>
            {ballot.secret ? t('secretBallots:open') : t('ballot.open')}
          </Pill>
        )}
        {left !== null && (
          <Pill tone="warn" icon={<IconClock size={16} aria-hidden="true" />}>
            <span className="numerals">{clockFace(left)}</span>
          </Pill>
        )}
      </div>
      <h3 className={classes.question}>{ballot.question}</h3>
      <BallotItems ballot={ballot} />
      <ReceivedBar ballot={ballot} />
      <TurnoutLines ballot={ballot} />
      <VoidBallotButton ballot={ballot} />
    </section>
  );
}
