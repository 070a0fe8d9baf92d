import { refuse } from '#contract/errors.ts';
import type { MeetingPhase } from '#contract/http/meetings.ts';
import type { UserId } from '#contract/ids.ts';
import type { Instant } from '#contract/live/instant.ts';
import {
  type AnswerChange,
  type InvitationBook,
  invitedPerson,
  NO_CHANGE,
  together,
} from './invitation-book.ts';
import type { Attendance } from './quorum.ts';
import { endStandIn, giveBackProxies } from './stand-in-changes.ts';

/** The places of an invited unit: how many, until when the unit itself chooses, and whom it sends so far. */
export type FilledPlaces = { places: number; dueAt: Instant; sent: readonly UserId[] };

/** How the meeting stands to which a unit is invited. */
export type PlacesStanding = { phase: MeetingPhase; attendance: Attendance };

/** A person who is named for a place, as the accounts and the meeting know them; `isOfUnit`: of the unit or below it. */
export type Candidate = {
  userId: UserId;
  isOfUnit: boolean;
  isLocked: boolean;
  takesPart: boolean;
};

/** All whom a unit sends from now on; `isByUnit`: the unit says so, not who prepares the meeting. */
export type Sending = {
  userIds: readonly UserId[];
  named: readonly Candidate[];
  isByUnit: boolean;
  now: Instant;
};

/** True while the unit itself may choose: until the deadline, and in no case once the meeting has begun. */
export function isOpenToUnit(phase: MeetingPhase, dueAt: Instant, now: Instant): boolean {
  return (phase === 'draft' || phase === 'released') && Date.parse(now) < Date.parse(dueAt);
}

/**
 * Decides whom a unit sends: who comes anew, and who no more. After the deadline who prepares the meeting chooses for the unit,
 * until the meeting is over. Refused are more people than places, one person twice, who is of another unit, whose account is
 * locked, who takes part already, and to take back who has come.
 */
export function sendPeople(
  { places, dueAt, sent }: FilledPlaces,
  { phase, attendance }: PlacesStanding,
  { userIds, named, isByUnit, now }: Sending,
): { added: UserId[]; removed: UserId[] } {
  if (phase === 'ended') throw refuse('WRONG_STATE', 'meeting-ended');
  if (isByUnit && !isOpenToUnit(phase, dueAt, now)) throw refuse('WRONG_STATE', 'places-closed');
  if (new Set(userIds).size < userIds.length) throw refuse('BAD_INPUT', 'person-listed-twice');
  if (userIds.length > places) throw refuse('WRONG_STATE', 'too-many-for-places');
  const added = userIds.filter((userId) => !sent.includes(userId));
  const removed = sent.filter((userId) => !userIds.includes(userId));
  for (const userId of added) requireSendable(named.find((person) => person.userId === userId));
  requireNotCome(attendance, removed);
  return { added, removed };
}

/** Refuses to take away who has checked in. */
export function requireNotCome(attendance: Attendance, userIds: readonly UserId[]): void {
  const hasCome = userIds.some((userId) => {
    const { status } = attendance[userId] ?? {};
    return status === 'present' || status === 'left';
  });
  if (hasCome) throw refuse('WRONG_STATE', 'came-already');
}

function requireSendable(person: Candidate | undefined): void {
  if (!person?.isOfUnit) throw refuse('WRONG_STATE', 'not-of-unit');
  if (person.isLocked) throw refuse('WRONG_STATE', 'person-locked');
  if (person.takesPart) throw refuse('CONFLICT', 'invited-already');
}

/**
 * What ends when a unit sends people no more: their answers, the substitutes who came for them, and the votes that they held.
 * They are told, unless they see to it themselves.
 */
export function leavePlaces(
  book: InvitationBook,
  leaving: { userIds: readonly UserId[]; unitName: string; byId: UserId },
): AnswerChange {
  const { userIds, unitName, byId } = leaving;
  if (userIds.length === 0) return NO_CHANGE;
  const ends = userIds.map((userId) => {
    const person = invitedPerson(book, userId);
    return together(endStandIn(book, person, null), giveBackProxies(book, person));
  });
  const content = { kind: 'sentNoMore' as const, ...book.meeting, unitName };
  const to = userIds.filter((userId) => userId !== byId);
  return together(...ends, { ...NO_CHANGE, removed: [...userIds], notices: [{ to, content }] });
}
