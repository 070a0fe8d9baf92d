import { useTranslation } from 'react-i18next';
import { nameOfUser } from '#client/features/meeting/people.ts';
import { useLive } from '#client/live/use-live.ts';
import { Notice } from '#client/ui/Notice.tsx';
import type { UserId } from '#contract/ids.ts';

/** Says before a vote opens which of its voters were asked to leave the room: they keep their vote, and can't cast it from outside. */
export function VotersOutside({ voters }: { voters: readonly UserId[] }) {
  const { t } = useTranslation('waitingRoom');
  const removed = useLive((state) => state.removed);
  const frame = useLive((state) => state.frame);
  const outside = voters.filter((userId) => removed[userId]);
  if (outside.length === 0) return null;
  const names = outside.map((userId) => nameOfUser(frame, userId)).join(', ');
  return <Notice tone="warn">{t('removal.votersOutside', { names })}</Notice>;
}
