import { useTranslation } from 'react-i18next';
import { useLive } from '#client/live/use-live.ts';
import type { AgendaItemId } from '#contract/ids.ts';
import { ballotsOnItem } from '#contract/live/items-of-ballot.ts';
import type { ClosedBallot } from '#contract/live/state.ts';
import { CHOICE_ICON, CHOICES } from './choices.ts';
import classes from './ItemVotes.module.css';
import { lookOf, rankedOptions } from './option-ranks.ts';
import { OUTCOME_ICON } from './outcome-icon.ts';
import { useOutcomeWords } from './use-outcome-words.ts';

/** So many options of a vote are counted in the agenda; the vote's own card has them all. */
const MOST_OPTIONS = 3;

/** What was voted on an item, also where the vote was on several at once: what was asked, what came of it, and the counts. */
export function ItemVotes({ itemId }: { itemId: AgendaItemId }) {
  const { t } = useTranslation('ballotCourse');
  const closedBallots = useLive((state) => state.closedBallots);
  const ballots = ballotsOnItem({ closedBallots }, itemId);
  if (ballots.length === 0) return null;
  return (
    <ul className={classes.votes} aria-label={t('block.results')}>
      {ballots.map((ballot) => (
        <ItemVote key={ballot.ballotId} ballot={ballot} />
      ))}
    </ul>
  );
}

function ItemVote({ ballot }: { ballot: ClosedBallot }) {
  const outcomeWords = useOutcomeWords();
  const { question, result } = ballot;
  const look = lookOf(result);
  const Picture = OUTCOME_ICON[look];
  return (
    <li>
      <p className={classes.question}>{question}</p>
      <p className={classes.outcome} data-look={look}>
        <Picture size={16} aria-hidden="true" />
        {outcomeWords(ballot, result).word}
      </p>
      <Counts ballot={ballot} />
    </li>
  );
}

function Counts({ ballot: { method, result } }: { ballot: ClosedBallot }) {
  const { t } = useTranslation(['meeting', 'ballotKinds']);
  if ('outcome' in result)
    return (
      <dl className={classes.counts}>
        {CHOICES.map((choice) => {
          const Picture = CHOICE_ICON[choice];
          return (
            <div key={choice} data-choice={choice}>
              <dt>
                <Picture size={16} aria-hidden="true" />
                {t(`meeting:ballot.${choice}`)}
              </dt>
              <dd>{result[choice]}</dd>
            </div>
          );
        })}
      </dl>
    );
  if (!method) return null;
  const ranked = rankedOptions(method, result);
  const more = ranked.length - MOST_OPTIONS;
  return (
    <>
      <dl className={classes.counts}>
        {ranked.slice(0, MOST_OPTIONS).map(({ place, text, votes }) => (
          <div key={place}>
            <dt>{text}</dt>
            <dd>{votes}</dd>
          </div>
        ))}
      </dl>
      {more > 0 && (
        <p className={classes.more}>{t('ballotKinds:counts.andMore', { count: more })}</p>
      )}
    </>
  );
}
