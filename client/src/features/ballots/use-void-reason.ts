import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { VoidBallot } from '#contract/live/state.ts';

/** The sentence that says why a vote is void. */
export function useVoidReason(): (ballot: Pick<VoidBallot, 'cause'>) => string {
  const { t } = useTranslation('leadingBallots');
  return useCallback(
    ({ cause }) =>
      cause.kind === 'chair' ? t('void.byChair', { reason: cause.reason }) : t('void.keyLost'),
    [t],
  );
}
