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

/** Whose the seat is at this moment: the member's who is there, else the substitute's, where there is one. */
export function occupantOf(
  { member, substitute }: VotingSeat,
  attendance: LiveState['attendance'],
): Participant {
  const isHere = attendance[member.userId]?.status === 'present';
  return isHere || !substitute ? member : substitute;
}
