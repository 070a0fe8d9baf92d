import { useTranslation } from 'react-i18next';
import { useSubstituteOf } from '#client/features/invitations/use-stands-for.ts';
import {
  nameOfUser,
  participantOf,
  postOf,
  shortSiteName,
} from '#client/features/meeting/people.ts';
import { useLive } from '#client/live/use-live.ts';
import type { MeetingSite } from '#contract/live/state.ts';
import type { NameOf } from './tile-props.ts';

/**
 * Names tiles: the room for a room's device, with who has the floor from there; equipment by its own name; otherwise the person,
 * and whom they are the substitute of.
 */
export function useTileName(): NameOf {
  const frame = useLive((state) => state.frame);
  const floor = useLive((state) => state.floor);
  const substituteOf = useSubstituteOf();
  const floorOf = (site: MeetingSite) => {
    const speaker = floor?.siteId === site.siteId && participantOf(frame, floor.userId);
    if (!speaker) return null;
    return [speaker.name, postOf(speaker), substituteOf(speaker)].filter(Boolean).join(' · ');
  };
  const { t } = useTranslation('conference');
  return ({ userId, equipment }) => {
    if (equipment !== null) return { name: equipment, note: t('equipmentTile') };
    const site = frame?.sites.find((s) => s.deviceUserId === userId);
    if (site) return { name: shortSiteName(site.name), note: floorOf(site) };
    return { name: nameOfUser(frame, userId), note: substituteOf(participantOf(frame, userId)) };
  };
}
