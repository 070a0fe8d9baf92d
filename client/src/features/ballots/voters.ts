import { persons } from '#client/features/meeting/people.ts';
import type { UserId } from '#contract/ids.ts';
import type { MeetingFrame } from '#contract/live/state.ts';

/** Who would be entitled to a vote that opened now. */
export function votersIn(frame: MeetingFrame | null): UserId[] {
  return persons(frame)
    .filter((person) => person.roles.includes('votingMember'))
    .map((person) => person.userId);
}
