import { useMe } from '#client/api/session.ts';
import { participantOf } from '#client/features/meeting/people.ts';
import { useLive } from '#client/live/use-live.ts';
import { seatOf } from '#contract/seating/find-seat.ts';
import { useSeatName } from './SeatButton.tsx';

/** One's own seat in the meeting in words; null for who has none. */
export function useOwnSeat(): string | null {
  const { userId } = useMe();
  const seatName = useSeatName();
  const frame = useLive((state) => state.frame);
  const self = participantOf(frame, userId);
  const own = self && seatOf(frame?.seating, self);
  return own && seatName(own.seat);
}
