import { refuse } from '#contract/errors.ts';
import type { InvitationAnswer } from '#contract/http/invitations.ts';
import type { NotificationContent } from '#contract/http/notifications.ts';
import type { MeetingId, SiteId, UserId } from '#contract/ids.ts';
import type { Participant } from '#contract/live/state.ts';
import type { VotingRule } from '#contract/meeting-rules.ts';
import type { Attendance } from './quorum.ts';

/** An answer as it is kept: whose, and by whom it was written. */
export type KeptAnswer = { userId: UserId; byId: UserId } & (
  | Omit<Extract<InvitationAnswer, { kind: 'confirmed' }>, 'isEntered'>
  | Omit<Extract<InvitationAnswer, { kind: 'absent' }>, 'isEntered'>
);

/** What an answer is decided on: who is invited, what they said, who is there, and what the meeting's rules allow. */
export type InvitationBook = {
  meeting: { meetingId: MeetingId; meetingTitle: string };
  secretaryId: UserId;
  people: readonly Participant[];
  answers: readonly KeptAnswer[];
  attendance: Attendance;
  rule: VotingRule;
};

/** A substitute's place among those who take part. */
export type SubstituteSeat = {
  userId: UserId;
  replacesId: UserId;
  role: 'votingMember' | 'delegate' | 'guest';
  siteId: SiteId | null;
};

/** What comes of an answer. `changesVoters`: who votes, or for whom, is another afterwards. */
export type AnswerChange = {
  kept: KeptAnswer[];
  removed: UserId[];
  seated: SubstituteSeat[];
  unseated: UserId[];
  changesVoters: boolean;
  notices: { to: UserId[]; content: NotificationContent }[];
};

/** Nothing comes of it. */
export const NO_CHANGE: AnswerChange = {
  kept: [],
  removed: [],
  seated: [],
  unseated: [],
  changesVoters: false,
  notices: [],
};

/** Puts what comes of several steps together. */
export function together(...changes: readonly AnswerChange[]): AnswerChange {
  return {
    kept: changes.flatMap((change) => change.kept),
    removed: changes.flatMap((change) => change.removed),
    seated: changes.flatMap((change) => change.seated),
    unseated: changes.flatMap((change) => change.unseated),
    changesVoters: changes.some((change) => change.changesVoters),
    notices: changes.flatMap((change) => change.notices),
  };
}

/** The invited person; NOT_FOUND for who is not among those who take part. */
export function invitedPerson({ people }: InvitationBook, userId: UserId): Participant {
  const person = people.find((p) => p.userId === userId);
  if (!person) throw refuse('NOT_FOUND', 'participant');
  return person;
}

/** What a person answered; null while nothing. */
export function answerOf({ answers }: InvitationBook, userId: UserId): KeptAnswer | null {
  return answers.find((answer) => answer.userId === userId) ?? null;
}

/** Those who gave their vote to a person. */
export function giversTo({ answers }: InvitationBook, holderId: UserId): KeptAnswer[] {
  return answers.filter(
    (answer) =>
      answer.kind === 'absent' &&
      answer.standIn?.kind === 'proxy' &&
      answer.standIn.userId === holderId,
  );
}

/** True for a member who has a seat with a vote of their own. */
export function hasOwnVote({ roles, replaces }: Participant): boolean {
  return roles.includes('votingMember') && !replaces;
}

/** The members to whom a person may give their vote: who come themselves, and hold fewer proxies than the rules allow. */
export function possibleHolders(book: InvitationBook, person: Participant): Participant[] {
  if (!hasOwnVote(person)) return [];
  return book.people.filter((holder) => {
    const others = giversTo(book, holder.userId).filter(({ userId }) => userId !== person.userId);
    return (
      holder.userId !== person.userId &&
      hasOwnVote(holder) &&
      answerOf(book, holder.userId)?.kind !== 'absent' &&
      others.length < book.rule.proxiesPerHolder
    );
  });
}
