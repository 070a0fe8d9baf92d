import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { shareWords } from '#client/features/rules/share-words.ts';
import type { BallotResult } from '#contract/live/state.ts';
import { percentFor } from './choices.ts';

/** The sentence of a result with the rule that it was measured by, and with what decided where the two sides were equal. */
export function useRuleSentence(): (result: BallotResult) => string {
  const { t, i18n } = useTranslation('meeting');
  const { t: tRules } = useTranslation('rules');
  return useCallback(
    (result) => {
      const { rule, decidedBy } = result;
      const sentence = t(`ballot.rule.${rule.base}`, {
        for: result.for,
        base: result.base,
        percent: percentFor(result, i18n.language),
        required: result.required,
        share: shareWords(rule, tRules),
      });
      if (decidedBy === 'majority') return sentence;
      return `${sentence}. ${t(decidedBy === 'chair' ? 'ballot.byChair' : 'ballot.byTie')}`;
    },
    [t, tRules, i18n.language],
  );
}
