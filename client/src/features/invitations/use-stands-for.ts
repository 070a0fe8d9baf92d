import { useTranslation } from 'react-i18next';
import type { Participant } from '#contract/live/state.ts';

/** Tells whom somebody is the substitute of; null of who comes for themselves. */
export function useSubstituteOf(): (participant: Participant | null) => string | null {
  const { t } = useTranslation('invitations');
  return (participant) =>
    participant?.replaces ? t('roster.replaces', { name: participant.replaces.name }) : null;
}

/** Tells whom somebody is the substitute of, and of an absent person that they said so; null where there is nothing to say. */
export function useStandsFor(): (participant: Participant) => string | null {
  const { t } = useTranslation('invitations');
  const substituteOf = useSubstituteOf();
  return (participant) => {
    const { replaces, absence } = participant;
    if (replaces) return substituteOf(participant);
    if (absence?.proxy) return t('roster.proxy', { name: absence.proxy.name });
    return absence ? t('roster.absent') : null;
  };
}
