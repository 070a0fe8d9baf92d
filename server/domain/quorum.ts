import type { UserId } from '#contract/ids.ts';
import type { AttendanceRecord, Quorum } from '#contract/live/attendance.ts';
import type { MeetingFrame } from '#contract/live/state.ts';
import { occupantOf, votingSeats } from '#contract/live/voting-seats.ts';

/** The attendance of a meeting by person; who has no record is absent. */
export type Attendance = Partial<Record<UserId, AttendanceRecord>>;

/** The members whose seats have a vote, substitutes left out: the base of quorum and majority. */
export function votingMembers(frame: MeetingFrame): UserId[] {
  return votingSeats(frame).map(({ member }) => member.userId);
}

/**
 * The quorum by the meeting's rule (at least 2/3 of all members unless set otherwise): only voting members count, wherever
 * they sit. A seat counts once, for its member or for the substitute with a vote who is there instead; a substitute without a
 * vote does not fill it, nor does a proxy: who gave it is absent. Source: the setting `meeting.quorum`, frozen at the release.
 */
export function quorumOf(frame: MeetingFrame, attendance: Attendance): Quorum {
  const seats = votingSeats(frame);
  const { quorumNumerator, quorumDenominator } = frame.rules;
  const required = Math.ceil((seats.length * quorumNumerator) / quorumDenominator);
  const isFilled = ({ userId }: { userId: UserId }) => attendance[userId]?.status === 'present';
  const present = seats.filter((seat) => isFilled(occupantOf(seat, attendance))).length;
  return {
    base: seats.length,
    present,
    required,
    reached: seats.length > 0 && present >= required,
  };
}
