import type { Invitation, InvitationAnswer } from '#contract/http/invitations.ts';
import type { Participant } from '#contract/live/state.ts';
import { onlySeesToDevices } from '#contract/technician-role.ts';
import {
  answerOf,
  giversTo,
  hasOwnVote,
  type InvitationBook,
  type KeptAnswer,
} from './invitation-book.ts';

/** The invitation of a person with the answer, and whose votes they hold. */
export function invitationIn(book: InvitationBook, person: Participant): Invitation {
  const { userId, name, position, unitName, replaces } = person;
  const answer = answerOf(book, userId);
  return {
    userId,
    name,
    position,
    unitName,
    isVotingMember: hasOwnVote(person),
    replaces: replaces?.name ?? null,
    answer: answer && answerShown(answer),
    holdsFor: giversTo(book, userId).flatMap(
      (giver) => book.people.find((p) => p.userId === giver.userId)?.name ?? [],
    ),
  };
}

function answerShown({ userId, byId, ...answer }: KeptAnswer): InvitationAnswer {
  return { ...answer, isEntered: byId !== userId };
}

/** The invitations of all who are asked or have answered, in the order of the list. */
export function invitationsIn(book: InvitationBook): Invitation[] {
  return book.people
    .map((person) => ({ person, invitation: invitationIn(book, person) }))
    .filter(({ person, invitation }) => isAsked(person) || invitation.answer)
    .map(({ invitation }) => invitation);
}

/** Chair and secretary have made the meeting, and a technician only sees to the devices: nobody asks whether they come. */
function isAsked({ roles }: Participant): boolean {
  const isLeading = roles.includes('chair') || roles.includes('secretary');
  return !isLeading && !onlySeesToDevices(roles);
}
