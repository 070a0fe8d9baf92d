import type { LiveState, MeetingFrame, Participant } from './state.ts';

/** A voting member's place in the meeting, and the substitute with a vote who sits there while the member does not. */
export type VotingSeat = { member: Participant; substitute: Participant | null };

/**
 * Every seat that has a vote, once each: the base of quorum and majority. A substitute never makes another seat: with a vote they
 * share the one of whom they replace, without one (setting `meeting.substitutes`) they take part like any delegate.
 */
export function votingSeats({ participants, rules }: MeetingFrame): VotingSeat[] {
  const withVote = rules.voting.substitutes === 'withVote';
  const substitutes = new Map(
    participants
      .filter(({ roles, replaces }) => withVote && replaces && roles.includes('votingMember'))
      .map((substitute) => [substitute.replaces?.userId, substitute]),
  );
  return participants
    .filter(({ roles, replaces }) => !replaces && roles.includes('votingMember'))
    .map((member) => ({ member, substitute: substitutes.get(member.userId) ?? null }));
}

/** Whose the seat is at this moment: the member's who is there, else the substitute's who is not known to stay away. */
export function occupantOf(
  { member, substitute }: VotingSeat,
  attendance: LiveState['attendance'],
): Participant {
  const isHere = attendance[member.userId]?.status === 'present';
  return isHere || !substitute || staysAway(substitute, attendance) ? member : substitute;
}

/** True for who is known not to come: recorded as absent or excused, or with a reported absence and no record that says otherwise. */
export function staysAway(
  { userId, absence }: Participant,
  attendance: LiveState['attendance'],
): boolean {
  const status = attendance[userId]?.status;
  return status === undefined ? absence !== undefined : status === 'absent' || status === 'excused';
}
