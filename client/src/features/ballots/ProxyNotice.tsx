import { useTranslation } from 'react-i18next';
import { useLive, useLiveView } from '#client/live/use-live.ts';
import { Notice } from '#client/ui/Notice.tsx';
import type { OpenBallot } from '#contract/live/state.ts';

/** Tells who holds proxies that the ballot counts for their givers too; nothing for everybody else. */
export function ProxyNotice({ ballot: { voters, weights } }: { ballot: OpenBallot }) {
  const { t } = useTranslation('invitations');
  const selfId = useLiveView((view) => view.selfId);
  const frame = useLive((state) => state.frame);
  const weight = (selfId && weights?.[selfId]) || 1;
  if (weight === 1) return null;
  const names = (frame?.participants ?? [])
    .filter(({ userId, absence }) => absence?.proxy?.userId === selfId && !voters.includes(userId))
    .map(({ name }) => name)
    .slice(0, weight - 1);
  return <Notice>{t('vote.weight', { count: weight, names: names.join(', ') })}</Notice>;
}
