import { useMe } from '#client/api/session.ts';
import { useLive } from '#client/live/use-live.ts';
import { seatOf } from '#contract/seating/seating.ts';
import { useSeatName } from './SeatButton.tsx';

/** One's own seat in the meeting in words; null for who has none. */
export function useOwnSeat(): string | null {
  const { userId } = useMe();
  const seatName = useSeatName();
  const seating = useLive((state) => state.frame?.seating);
  const own = seatOf(seating, userId);
  return own && seatName(own.seat);
}
