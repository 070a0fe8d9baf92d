import { useTranslation } from 'react-i18next';
import { useLive } from '#client/live/use-live.ts';
import type { AgendaItemId } from '#contract/ids.ts';
import { ballotsOnItem } from '#contract/live/items-of-ballot.ts';
import classes from './ItemVotes.module.css';
import { lookOf } from './option-ranks.ts';
import { OUTCOME_ICON } from './outcome-icon.ts';
import { useOutcomeWords } from './use-outcome-words.ts';

/** What was voted on an item, a line each, also where the vote was on several items at once. */
export function ItemVotes({ itemId }: { itemId: AgendaItemId }) {
  const { t } = useTranslation('ballotCourse');
  const outcomeWords = useOutcomeWords();
  const closedBallots = useLive((state) => state.closedBallots);
  const ballots = ballotsOnItem({ closedBallots }, itemId);
  if (ballots.length === 0) return null;
  return (
    <ul className={classes.votes} aria-label={t('block.results')}>
      {ballots.map((ballot) => {
        const look = lookOf(ballot.result);
        const Picture = OUTCOME_ICON[look];
        return (
          <li key={ballot.ballotId} data-look={look} title={ballot.question}>
            <Picture size={16} aria-hidden="true" />
            {outcomeWords(ballot, ballot.result).word}
          </li>
        );
      })}
    </ul>
  );
}
