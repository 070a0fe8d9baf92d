import type { UserId } from '#contract/ids.ts';
import type { AttendanceRecord, Quorum } from '#contract/live/attendance.ts';
import type { MeetingFrame } from '#contract/live/state.ts';

/** The attendance of a meeting by person; who has no record is absent. */
export type Attendance = Partial<Record<UserId, AttendanceRecord>>;

/** Everybody of the frame who has a vote: the base of quorum and majority. */
export function votingMembers(frame: MeetingFrame): UserId[] {
  return frame.participants.filter((p) => p.roles.includes('votingMember')).map((p) => p.userId);
}

/**
 * The quorum by the meeting's rule (at least 2/3 of all members unless set otherwise): only voting members count, wherever
 * they sit. Source: the setting `meeting.quorum`, frozen at the release.
 */
export function quorumOf(frame: MeetingFrame, attendance: Attendance): Quorum {
  const members = votingMembers(frame);
  const { quorumNumerator, quorumDenominator } = frame.rules;
  const required = Math.ceil((members.length * quorumNumerator) / quorumDenominator);
  const present = members.filter((id) => attendance[id]?.status === 'present').length;
  return {
    base: members.length,
    present,
    required,
    reached: members.length > 0 && present >= required,
  };
}
