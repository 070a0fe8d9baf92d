import { useTranslation } from 'react-i18next';
import type { Participant } from '#contract/live/state.ts';

/** Tells whom somebody is the substitute of, and of an absent person that they said so; null where there is nothing to say. */
export function useStandsFor(): (participant: Participant) => string | null {
  const { t } = useTranslation('invitations');
  return ({ replaces, absence }) => {
    if (replaces) return t('roster.replaces', { name: replaces.name });
    if (absence?.proxy) return t('roster.proxy', { name: absence.proxy.name });
    return absence ? t('roster.absent') : null;
  };
}
