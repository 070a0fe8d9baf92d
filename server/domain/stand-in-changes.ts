import type { StandIn } from '#contract/http/invitations.ts';
import type { Participant } from '#contract/live/state.ts';
import type { VotingRule } from '#contract/meeting-rules.ts';
import {
  type AnswerChange,
  answerOf,
  giversTo,
  type InvitationBook,
  NO_CHANGE,
  type SubstituteSeat,
} from './invitation-book.ts';

function isSeated(standIn: StandIn | null): boolean {
  return standIn?.kind === 'substitute' && standIn.decision === 'approved';
}

function standInBefore(book: InvitationBook, { userId }: Participant): StandIn | null {
  const answer = answerOf(book, userId);
  return answer?.kind === 'absent' ? answer.standIn : null;
}

/** What ends with the answer before, unless the next one says the same. */
export function endStandIn(
  book: InvitationBook,
  person: Participant,
  next: StandIn | null,
): AnswerChange {
  const before = standInBefore(book, person);
  if (!before) return NO_CHANGE;
  const isSame = next?.kind === before.kind && next.userId === before.userId;
  const { meeting } = book;
  if (before.kind === 'proxy') {
    if (isSame) return NO_CHANGE;
    const content = {
      kind: 'proxyEnded' as const,
      ...meeting,
      giverName: person.name,
      holderName: before.name,
    };
    return { ...NO_CHANGE, changesVoters: true, notices: [{ to: [before.userId], content }] };
  }
  if (!isSeated(before) || (isSame && isSeated(next))) return NO_CHANGE;
  const content = { kind: 'substituteDropped' as const, ...meeting, replacedName: person.name };
  return {
    ...NO_CHANGE,
    unseated: [before.userId],
    changesVoters: true,
    notices: [{ to: [before.userId], content }],
  };
}

/** What begins with the new answer, unless it held before. */
export function beginStandIn(
  book: InvitationBook,
  person: Participant,
  next: StandIn | null,
): AnswerChange {
  const before = standInBefore(book, person);
  const isSame = next?.kind === before?.kind && next?.userId === before?.userId;
  const { meeting } = book;
  if (next?.kind === 'proxy' && !isSame) {
    const content = { kind: 'proxyGiven' as const, ...meeting, giverName: person.name };
    return { ...NO_CHANGE, changesVoters: true, notices: [{ to: [next.userId], content }] };
  }
  if (!next || !isSeated(next) || (isSame && isSeated(before))) return NO_CHANGE;
  const content = { kind: 'substituteSeated' as const, ...meeting, replacedName: person.name };
  return {
    ...NO_CHANGE,
    seated: [
      {
        userId: next.userId,
        replacesId: person.userId,
        role: roleOfSubstitute(book.rule, person.roles),
        siteId: person.siteId,
      },
    ],
    changesVoters: true,
    notices: [{ to: [next.userId], content }],
  };
}

/** The role of who comes instead of a person with these roles. The vote of the seat comes with it where the rules say so; chair and secretary stay who they are. */
export function roleOfSubstitute(
  rule: VotingRule,
  roles: Participant['roles'],
): SubstituteSeat['role'] {
  if (roles.includes('votingMember') && rule.substitutes === 'withVote') return 'votingMember';
  return roles.includes('guest') ? 'guest' : 'delegate';
}

/** Who will be absent holds no votes of others any more. */
export function giveBackProxies(book: InvitationBook, holder: Participant): AnswerChange {
  const givers = giversTo(book, holder.userId);
  if (givers.length === 0) return NO_CHANGE;
  return {
    ...NO_CHANGE,
    kept: givers.map((answer) =>
      answer.kind === 'absent' ? { ...answer, standIn: null } : answer,
    ),
    changesVoters: true,
    notices: givers.map(({ userId }) => ({
      to: [userId],
      content: {
        kind: 'proxyEnded',
        ...book.meeting,
        giverName: book.people.find((p) => p.userId === userId)?.name ?? '',
        holderName: holder.name,
      },
    })),
  };
}
