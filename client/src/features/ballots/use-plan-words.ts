import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { BallotPlan } from '#contract/prepared-ballot.ts';

/** Says in a line how a vote is to be held: "Bỏ phiếu kín · 3 phút". */
export function usePlanWords(): (plan: BallotPlan) => string {
  const { t } = useTranslation(['meeting', 'secretBallots', 'ballotKinds', 'handCount']);
  return useCallback(
    ({ secret, seconds, method, byHands }) =>
      byHands
        ? t('handCount:word')
        : [
            ...(method ? [t(`ballotKinds:kind.${method.atMost === 1 ? 'single' : 'choose'}`)] : []),
            secret ? t('secretBallots:open') : t('ballot.open'),
            seconds === null ? t('ballot.noLimit') : t('ballot.minutes', { count: seconds / 60 }),
          ].join(' · '),
    [t],
  );
}
