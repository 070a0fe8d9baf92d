import type { UserId } from '#contract/ids.ts';
import type { LiveState } from '#contract/live/state.ts';

/** What a seat tells of who sits there, in the order of the legend. */
export const SEAT_STATES = ['absent', 'present', 'waiting', 'speaking', 'spoken'] as const;
/** One of them. */
export type SeatState = (typeof SEAT_STATES)[number];

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
