import { IconBan, IconHourglass } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useVoidReason } from '#client/features/ballots/use-void-reason.ts';
import type { CountedBallot, OpenBallot, VoidBallot } from '#contract/live/state.ts';
import { HallItems } from './HallItems.tsx';
import classes from './HallVote.module.css';
import { SecretMark } from './SecretMark.tsx';

/** A vote that is over and waits for the chair to publish its result. */
export function HallCounted({ counted: { ballot } }: { counted: CountedBallot }) {
  const { t } = useTranslation('hall');
  return (
    <End
      ballot={ballot}
      look="waiting"
      icon={<IconHourglass aria-hidden="true" />}
      word={t('counted')}
      text={t('waitsForChair')}
    />
  );
}

/** A vote that is void, with why. */
export function HallVoid({ ballot }: { ballot: VoidBallot }) {
  const { t } = useTranslation('hall');
  const voidReason = useVoidReason();
  return (
    <End
      ballot={ballot}
      look="void"
      icon={<IconBan aria-hidden="true" />}
      word={t('void')}
      text={voidReason(ballot)}
    />
  );
}

function End({
  ballot,
  look,
  icon,
  word,
  text,
}: {
  ballot: OpenBallot;
  look: 'waiting' | 'void';
  icon: ReactNode;
  word: string;
  text: string;
}) {
  const { t } = useTranslation('hall');
  return (
    <div className={classes.vote}>
      {ballot.secret && <SecretMark text={t('secretVote')} />}
      <p className={classes.question} data-block={ballot.itemIds && true}>
        {ballot.question}
      </p>
      <HallItems ballot={ballot} />
      <div className={classes.outcome} data-look={look}>
        <span className={classes.seal}>{icon}</span>
        <div>
          <p className={classes.outcomeWord}>{word}</p>
          <p className={classes.endText}>{text}</p>
        </div>
      </div>
    </div>
  );
}
