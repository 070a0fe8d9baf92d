import type { UserId } from '#contract/ids.ts';
import type { LiveState, Participant } from '#contract/live/state.ts';
import { occupantOf } from '#contract/live/voting-seats.ts';
import { placedSeat } from '#contract/seating/find-seat.ts';
import type { SeatId } from '#contract/seating/seat-map.ts';
import type { RoomSeating } from '#contract/seating/seating.ts';
import { sitterOn } from './placing.ts';

/** What a seat tells of who sits there, in the order of the legend. */
export const SEAT_STATES = ['absent', 'present', 'waiting', 'speaking', 'spoken'] as const;
/** One of them. */
export type SeatState = (typeof SEAT_STATES)[number];

/** Who sits on a seat at this moment, and what they do in the meeting. */
export type Sitting = { person: Participant; state: SeatState };

type Told = Pick<LiveState, 'attendance' | 'floor' | 'speeches' | 'waiting'>;

/**
 * What a person does in the meeting, as far as a seat tells it: who speaks before who asks to, who asks before who has spoken. Who
 * is not here has an empty seat, whatever they said before they left.
 */
export function seatStateOf(state: Told, userId: UserId): SeatState {
  if (state.floor?.userId === userId) return 'speaking';
  if (state.waiting.some((request) => request.userId === userId)) return 'waiting';
  if (state.attendance[userId]?.status !== 'present') return 'absent';
  return state.speeches.some((speech) => speech.userId === userId) ? 'spoken' : 'present';
}

/**
 * Who sits on a seat of a room at this moment: who was placed there, or, while they are not here, the substitute who comes instead
 * and was placed nowhere else. Null where nobody was placed.
 */
export function sittingOn(
  seatId: SeatId,
  { places }: Pick<RoomSeating, 'places'>,
  live: Told & Pick<LiveState, 'frame'>,
): Sitting | null {
  const { participants = [], seating } = live.frame ?? {};
  const member = sitterOn(seatId, places, participants);
  if (!member) return null;
  const substitute =
    participants.find(
      ({ userId, replaces }) => replaces?.userId === member.userId && !placedSeat(seating, userId),
    ) ?? null;
  const person = occupantOf({ member, substitute }, live.attendance);
  return { person, state: seatStateOf(live, person.userId) };
}
