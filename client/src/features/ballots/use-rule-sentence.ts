import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { BallotResult } from '#contract/live/state.ts';
import { percentFor } from './choices.ts';

/**
 * The sentence of a result with the rule that it was measured by: more than half of all members, whoever is absent included;
 * a tie goes with the side of the chair.
 */
export function useRuleSentence(): (result: BallotResult) => string {
  const { t, i18n } = useTranslation('meeting');
  return useCallback(
    (result) => {
      const rule = t('ballot.rule', {
        for: result.for,
        base: result.base,
        percent: percentFor(result, i18n.language),
        required: result.required,
      });
      return result.decidedBy === 'chair' ? `${rule}. ${t('ballot.byChair')}` : rule;
    },
    [t, i18n.language],
  );
}
