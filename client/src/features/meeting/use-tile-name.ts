import { useTranslation } from 'react-i18next';
import type { NameOf } from '#client/features/conference/tile-props.ts';
import { useSubstituteOf } from '#client/features/invitations/use-stands-for.ts';
import { useLive } from '#client/live/use-live.ts';
import { nameOfUser, participantOf, shortSiteName } from './people.ts';

/** Names tiles: the room for a room's device, equipment by its own name; otherwise the person, and whom they are the substitute of. */
export function useTileName(): NameOf {
  const frame = useLive((state) => state.frame);
  const { t } = useTranslation('conference');
  const substituteOf = useSubstituteOf();
  return ({ userId, equipment }) => {
    if (equipment !== null) return { name: equipment, note: t('equipmentTile') };
    const site = frame?.sites.find((s) => s.deviceUserId === userId);
    if (site) return { name: shortSiteName(site.name), note: null };
    return { name: nameOfUser(frame, userId), note: substituteOf(participantOf(frame, userId)) };
  };
}
