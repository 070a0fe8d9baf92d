import { refuse } from '#contract/errors.ts';
import type { AnswerText, StandIn } from '#contract/http/invitations.ts';
import type { Person } from '#contract/http/units.ts';
import type { UserId } from '#contract/ids.ts';
import type { Instant } from '#contract/live/instant.ts';
import type { Participant } from '#contract/live/state.ts';
import {
  type AnswerChange,
  answerOf,
  hasOwnVote,
  type InvitationBook,
  invitedPerson,
  type KeptAnswer,
  NO_CHANGE,
  possibleHolders,
  together,
} from './invitation-book.ts';
import { beginStandIn, endStandIn, giveBackProxies } from './stand-in-changes.ts';

type Absent = Extract<KeptAnswer, { kind: 'absent' }>;

/** Who answers for whom: `byId` is the person, or who prepares the meeting and writes it in. */
export type Answering = {
  personId: UserId;
  byId: UserId;
  now: Instant;
  /** Persons of the unit or below it who are not invited. */
  candidates: readonly Person[];
};

/**
 * Keeps what a person says to the invitation; the last answer holds, the same once more changes nothing. A substitute whom the
 * person names takes part only after who prepares the meeting has accepted them, for the papers open with it; one whom they write
 * in themselves is accepted. Who reports absence gives back the proxies held: their givers vote themselves or name another.
 */
export function answerInvitation(
  book: InvitationBook,
  answering: Answering,
  text: AnswerText,
): AnswerChange {
  const { personId, byId, now } = answering;
  const person = invitedPerson(book, personId);
  const before = answerOf(book, personId);
  if (text.kind === 'confirmed') {
    if (before?.kind === 'confirmed') return NO_CHANGE;
    const kept: KeptAnswer = { kind: 'confirmed', userId: personId, byId, at: now };
    return together(
      endStandIn(book, person, null),
      { ...NO_CHANGE, kept: [kept] },
      tellEntered(book, answering, 'confirmed'),
    );
  }
  const { status } = book.attendance[personId] ?? {};
  if (status === 'present' || status === 'left') throw refuse('WRONG_STATE', 'came-already');
  const standIn = text.standIn && named(book, person, answering, text.standIn);
  const { reason } = text;
  const kept: Absent = { kind: 'absent', userId: personId, byId, at: now, reason, standIn };
  if (before?.kind === 'absent' && saysSame(before, kept)) return NO_CHANGE;
  return together(
    endStandIn(book, person, standIn),
    giveBackProxies(book, person),
    { ...NO_CHANGE, kept: [kept] },
    beginStandIn(book, person, standIn),
    tellEntered(book, answering, 'absent'),
    tellSecretary(book, person, kept),
  );
}

/** Takes an answer back: the person has said nothing then, and nobody is in their place. */
export function withdrawAnswer(
  book: InvitationBook,
  { personId, byId }: Pick<Answering, 'personId' | 'byId'>,
): AnswerChange {
  const person = invitedPerson(book, personId);
  if (!answerOf(book, personId)) return NO_CHANGE;
  return together(
    endStandIn(book, person, null),
    { ...NO_CHANGE, removed: [personId] },
    tellEntered(book, { personId, byId }, 'none'),
  );
}

/** What becomes of the substitute whom a person named. */
export type SubstituteDecision = { substituteId: UserId } & (
  | { decision: 'approved' }
  | { decision: 'refused'; reason: string }
);

/**
 * Accepts the substitute whom a person named, or refuses with the reason; CONFLICT when another one is named by now. Accepted is only
 * who is among the candidates still: the person may have been invited since, or locked.
 */
export function decideSubstitute(
  book: InvitationBook,
  personId: UserId,
  decided: SubstituteDecision,
  candidates: Answering['candidates'],
): AnswerChange {
  const person = invitedPerson(book, personId);
  const answer = answerOf(book, personId);
  const standIn = answer?.kind === 'absent' ? answer.standIn : null;
  if (
    answer?.kind !== 'absent' ||
    standIn?.kind !== 'substitute' ||
    standIn.userId !== decided.substituteId
  )
    throw refuse('CONFLICT', 'answer-changed');
  const { decision } = decided;
  if (standIn.decision === decision) return NO_CHANGE;
  if (decision === 'approved')
    possibleSubstitute(book, person, { userId: standIn.userId, candidates });
  const next: StandIn = { ...standIn, decision };
  const { meeting } = book;
  const content = {
    kind: 'substituteDecided' as const,
    ...meeting,
    substituteName: standIn.name,
    reason: decided.decision === 'refused' ? decided.reason : null,
  };
  return together(
    endStandIn(book, person, next),
    { ...NO_CHANGE, kept: [{ ...answer, standIn: next }] },
    beginStandIn(book, person, next),
    { ...NO_CHANGE, notices: [{ to: [personId], content }] },
  );
}

function saysSame(a: Absent, b: Absent): boolean {
  return (
    a.reason === b.reason &&
    a.standIn?.kind === b.standIn?.kind &&
    a.standIn?.userId === b.standIn?.userId &&
    (a.standIn?.kind !== 'substitute' ||
      b.standIn?.kind !== 'substitute' ||
      a.standIn.decision === b.standIn.decision)
  );
}

/** Who is named in the place of an absent person, if the meeting's rules and the people allow it. */
function named(
  book: InvitationBook,
  person: Participant,
  { byId, candidates }: Answering,
  { kind, userId }: NonNullable<Extract<AnswerText, { kind: 'absent' }>['standIn']>,
): StandIn {
  if (person.replaces) throw refuse('WRONG_STATE', 'stand-in-of-stand-in');
  if (kind === 'proxy') {
    if (book.rule.proxiesPerHolder === 0) throw refuse('WRONG_STATE', 'proxies-not-allowed');
    if (!hasOwnVote(person)) throw refuse('WRONG_STATE', 'no-vote-to-give');
    const holder = possibleHolders(book, person).find((p) => p.userId === userId);
    if (!holder) throw refuse('WRONG_STATE', 'not-a-holder');
    return { kind, userId, name: holder.name, position: holder.position };
  }
  if (book.rule.substitutes === 'none') throw refuse('WRONG_STATE', 'substitutes-not-allowed');
  const before = answerOf(book, person.userId);
  const earlier =
    before?.kind === 'absent' && before.standIn?.kind === 'substitute' && before.standIn;
  const isWrittenIn = byId !== person.userId;
  const isSame = earlier && earlier.userId === userId;
  if (isSame && (!isWrittenIn || earlier.decision === 'approved')) return earlier;
  const { name, position } = possibleSubstitute(book, person, { userId, candidates });
  return { kind, userId, name, position, decision: isWrittenIn ? 'approved' : 'waiting' };
}

/** The person who may come in another's place: who is not invited and whom nobody else has named. */
function possibleSubstitute(
  book: InvitationBook,
  { userId: replacedId }: Participant,
  { userId, candidates }: Pick<Answering, 'candidates'> & { userId: UserId },
): Person {
  const isNamedElsewhere = book.answers.some(
    (answer) =>
      answer.userId !== replacedId && answer.kind === 'absent' && answer.standIn?.userId === userId,
  );
  const candidate = candidates.find((p) => p.userId === userId);
  if (!candidate || isNamedElsewhere) throw refuse('WRONG_STATE', 'not-a-substitute');
  return candidate;
}

/** A person learns of what was written in for them. */
function tellEntered(
  { meeting }: InvitationBook,
  { personId, byId }: Pick<Answering, 'personId' | 'byId'>,
  answer: 'confirmed' | 'absent' | 'none',
): AnswerChange {
  if (byId === personId) return NO_CHANGE;
  const content = { kind: 'answerEntered' as const, ...meeting, answer };
  return { ...NO_CHANGE, notices: [{ to: [personId], content }] };
}

/** The secretary learns of an absence; who comes is counted on the list alone. */
function tellSecretary(
  { meeting, secretaryId }: InvitationBook,
  person: Participant,
  { byId, standIn }: Absent,
): AnswerChange {
  if (byId === secretaryId || person.userId === secretaryId) return NO_CHANGE;
  const content = {
    kind: 'absenceReported' as const,
    ...meeting,
    personName: person.name,
    standIn: standIn ? { kind: standIn.kind, name: standIn.name } : null,
  };
  return { ...NO_CHANGE, notices: [{ to: [secretaryId], content }] };
}
