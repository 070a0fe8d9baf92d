import { IconCircleDashed } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { nameOfUser } from '#client/features/meeting/people.ts';
import { useLive } from '#client/live/use-live.ts';
import { formatTime } from '#client/ui/format-date.ts';
import type { UserId } from '#contract/ids.ts';
import type {
  BallotOutcome,
  CountedBallot,
  MeetingFrame,
  OpenBallot,
} from '#contract/live/state.ts';
import { BallotItems } from './BallotItems.tsx';
import classes from './Ballots.module.css';
import { choiceWords } from './choice-words.ts';
import { CHOICE_ICON } from './choices.ts';
import { OptionCounts } from './OptionCounts.tsx';
import { lookOf } from './option-ranks.ts';
import { OUTCOME_ICON } from './outcome-icon.ts';
import { ResultCounts } from './ResultCounts.tsx';
import { unsentIn } from './unsent.ts';
import { useOutcomeWords } from './use-outcome-words.ts';

/** What came of a vote: the outcome, the question, the counts, and the sentence with the rule. */
export function OutcomeLines({
  ballot,
  closedAt,
  outcome,
}: {
  ballot: OpenBallot;
  closedAt: CountedBallot['closedAt'];
  outcome: BallotOutcome;
}) {
  const { t } = useTranslation(['meeting', 'secretBallots', 'handCount']);
  const outcomeWords = useOutcomeWords();
  const { result } = outcome;
  const unsent = unsentIn(outcome);
  const { word, sentence } = outcomeWords(ballot, result);
  const Outcome = OUTCOME_ICON[lookOf(result)];
  const time = t('ballot.closedAt', { time: formatTime(closedAt) });
  return (
    <>
      <p className={classes.outcome}>
        <Outcome size={22} aria-hidden="true" />
        {word}
      </p>
      <h3 className={classes.question}>{ballot.question}</h3>
      <BallotItems ballot={ballot} />
      <p className={classes.closedAt}>
        {[
          ...(ballot.secret ? [t('secretBallots:open')] : []),
          ...(ballot.hands ? [t('handCount:word')] : []),
          time,
        ].join(' · ')}
      </p>
      {'outcome' in result ? (
        <ResultCounts result={result} unsent={unsent} />
      ) : (
        ballot.method && <OptionCounts method={ballot.method} result={result} unsent={unsent} />
      )}
      <p className={classes.rule}>{sentence}</p>
      {ballot.hands && <CountedBy userIds={ballot.hands.enteredBy} />}
    </>
  );
}

function CountedBy({ userIds }: { userIds: readonly UserId[] }) {
  const { t, i18n } = useTranslation('handCount');
  const frame = useLive((state) => state.frame);
  const names = userIds.map((userId) => nameOfUser(frame, userId));
  const listed = new Intl.ListFormat(i18n.language).format(names);
  return <p className={classes.rule}>{t('countedBy', { names: listed })}</p>;
}

/** Who chose what in an open vote, folded away unless asked for; nothing where no names were taken. */
export function RollCall({
  method,
  rollCall,
  frame,
  open,
}: {
  method: OpenBallot['method'];
  rollCall: BallotOutcome['rollCall'];
  frame: MeetingFrame | null;
  open: boolean;
}) {
  const { t } = useTranslation(['meeting', 'ballotKinds']);
  if (rollCall.length === 0) return null;
  return (
    <details className={classes.rollCall} open={open}>
      <summary>{t('ballot.rollCall')}</summary>
      <ul>
        {rollCall.map(({ userId, choice }) => {
          const word = typeof choice === 'string' ? choice : null;
          const Picture = word ? CHOICE_ICON[word] : IconCircleDashed;
          return (
            <li key={userId}>
              <span>{nameOfUser(frame, userId)}</span>
              <span className={classes.cast} data-choice={word ?? (choice ? 'marks' : 'none')}>
                {(word || !choice) && <Picture size={18} aria-hidden="true" />}
                {choice ? choiceWords(choice, method, t) : t('ballot.didNotVote')}
              </span>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
