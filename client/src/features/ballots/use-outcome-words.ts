import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { shareWords } from '#client/features/rules/share-words.ts';
import type { BallotMethod } from '#contract/live/ballot-method.ts';
import type { OptionsResult } from '#contract/live/options-result.ts';
import type { BallotOutcome, OpenBallot } from '#contract/live/state.ts';
import { lookOf } from './option-ranks.ts';
import { useRuleSentence } from './use-rule-sentence.ts';

/**
 * What came of a vote of any kind: the short word; the sentence for the minutes with counts, base, rule and tie; and `note`, the
 * same without the counts, for where these stand beside it.
 */
export type OutcomeWords = { word: string; sentence: string; note: string };

const WORD = { passed: 'won', tied: 'tied', rejected: 'none' } as const;

/** Puts results into words. */
export function useOutcomeWords(): (
  ballot: Pick<OpenBallot, 'method'>,
  result: BallotOutcome['result'],
) => OutcomeWords {
  const { t } = useTranslation(['meeting', 'ballotKinds']);
  const ruleSentence = useRuleSentence();
  const optionsWords = useOptionsWords();
  return useCallback(
    ({ method }, result) => {
      if ('outcome' in result)
        return {
          word: t(`ballot.${result.outcome}`),
          sentence: ruleSentence(result),
          note: ruleSentence(result),
        };
      return optionsWords(method, result);
    },
    [t, ruleSentence, optionsWords],
  );
}

function useOptionsWords() {
  const { t } = useTranslation('ballotKinds');
  const { t: tRules } = useTranslation('rules');
  return useCallback(
    (method: BallotMethod | undefined, result: OptionsResult): OutcomeWords => {
      const { base, cast, voters, required, counts, rule, winners, tied, decidedBy } = result;
      const named = (places: readonly number[]) =>
        places.map((place) => method?.options[place] ?? '');
      const won = winners.map((place) =>
        t('sentence.winner', { name: named([place])[0], votes: counts[place], base }),
      );
      const came =
        voters !== undefined
          ? t('sentence.weighed', { voters, cast, base })
          : t(rule.base === 'members' ? 'sentence.cast' : 'sentence.castPresent', { cast, base });
      const wins =
        method?.winsBy === 'majority'
          ? t('sentence.majority', { share: shareWords(rule, tRules), required })
          : t('sentence.mostVotes');
      const equal = t('sentence.tied', {
        names: named(tied).join(t('and')),
        votes: counts[tied[0] ?? 0],
        count: result.freePlaces,
      });
      const look = lookOf(result);
      const notes = [
        `${came} · ${wins}`,
        ...(decidedBy === 'chair' ? [t('sentence.byChair')] : []),
        ...(look === 'tied' ? [equal] : []),
      ];
      const word = t(`word.${WORD[look]}`);
      const note = notes.join('. ');
      return { word, sentence: [...won, note].join(' · '), note };
    },
    [t, tRules],
  );
}
