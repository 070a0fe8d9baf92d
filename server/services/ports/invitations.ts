import type { Person } from '#contract/http/units.ts';
import type { MeetingId, UnitId } from '#contract/ids.ts';
import type { AnswerChange, KeptAnswer } from '#server/domain/invitation-book.ts';
import type { AuditNote } from './audit.ts';

/** Where the answers to invitations are kept, and who takes part because of them. */
export interface InvitationStore {
  answersIn(meetingId: MeetingId): Promise<KeptAnswer[]>;
  /** Persons of a unit and of those below it who have no part in the meeting yet. */
  notInvited(meetingId: MeetingId, unitId: UnitId): Promise<Person[]>;
  /** Writes what comes of an answer, tells whom it concerns, and notes it, all or nothing. */
  apply(meetingId: MeetingId, change: AnswerChange, at: Date, note: AuditNote): Promise<void>;
}
