import { useTranslation } from 'react-i18next';
import { useMe } from '#client/api/session.ts';
import { boundPlace } from '#client/features/check-in/bound-place.ts';
import { useLiveStore } from '#client/live/use-live.ts';
import { useOwnSeat } from './use-own-seat.ts';

/**
 * One's seat, and whether this device was bound to a room by the code on its screen: then it stands beside the room's microphone.
 * `place` says both in words; null where neither is known.
 */
export function useBoundSeat(): { isBound: boolean; place: string | null } {
  const { t } = useTranslation('seating');
  const { t: tCheckIn } = useTranslation('checkIn');
  const { meetingId } = useLiveStore();
  const { userId } = useMe();
  const seat = useOwnSeat();
  const bound = boundPlace(meetingId, userId);
  const site = bound && (bound.siteName ?? tCheckIn('page.inRoom'));
  const parts = [seat && t('own.yours', { seat }), site && t('own.remembered', { site })];
  return { isBound: bound !== null, place: parts.filter(Boolean).join(' ') || null };
}
