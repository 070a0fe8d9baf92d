import { useTranslation } from 'react-i18next';
import { useLive } from '#client/live/use-live.ts';
import { Notice } from '#client/ui/Notice.tsx';

/** That the chair opened the meeting without a quorum: the figures of that moment, and why. Nothing where it was reached. */
export function OpeningDecision() {
  const { t } = useTranslation('checkIn');
  const decision = useLive((state) => state.withoutQuorum);
  if (!decision) return null;
  return <Notice>{t('start.decided', { ...decision.quorum, reason: decision.reason })}</Notice>;
}
