import type { AttendeeRole, InvitedUnit, PlacesText } from '#contract/http/invited-units.ts';
import type { MeetingPhase } from '#contract/http/meetings.ts';
import type { MeetingId, SiteId, UnitId, UnitInvitationId, UserId } from '#contract/ids.ts';
import type { Instant } from '#contract/live/instant.ts';
import type { AnswerChange } from '#server/domain/invitation-book.ts';
import type { Candidate } from '#server/domain/unit-places.ts';
import type { AuditNote } from './audit.ts';
import type { Notice } from './notifications.ts';

/** An invited unit as it is stored: whether it may choose its people still is a matter of the clock. */
export type StoredInvitedUnit = Omit<InvitedUnit, 'isOpen'>;

/** The same with what its people must know of the meeting. */
export type StoredUnitInvitation = StoredInvitedUnit & {
  siteName: string | null;
  meetingId: MeetingId;
  meetingTitle: string;
  phase: MeetingPhase;
  startsAt: Instant;
  endsAt: Instant;
  place: string;
  /** Who prepares the meeting: told of whom the unit sends. */
  secretaryId: UserId;
};

/** A unit to be invited. */
export type NewUnitInvitation = Omit<PlacesText, 'siteId'> & {
  invitationId: UnitInvitationId;
  unitId: UnitId;
  siteId: SiteId | null;
};

/** What goes into the same transaction as the act. */
export type InvitationTrail = { at: Date; note: AuditNote; notices: readonly Notice[] };

/** Keeps the invitations of units. A change of who takes part is part of the meeting's turn, as the services see to it. */
export interface UnitInvitationStore {
  find(invitationId: UnitInvitationId): Promise<StoredUnitInvitation | null>;
  /** Of units, to meetings that are not over, the next first. */
  ofUnits(unitIds: readonly UnitId[]): Promise<StoredUnitInvitation[]>;
  /** The units for which an account chooses whom they send. */
  unitsOf(userId: UserId): Promise<UnitId[]>;
  /** Persons who choose whom a unit sends, whose account is open. */
  sendersOf(unitId: UnitId): Promise<UserId[]>;
  unitNames(unitIds: readonly UnitId[]): Promise<Map<UnitId, string>>;
  /** What is known of persons who are named for the places of a unit; who has no account is left out. */
  named(
    place: { meetingId: MeetingId; unitId: UnitId },
    userIds: readonly UserId[],
  ): Promise<Candidate[]>;
  /** Raises the meeting's version too, as `change` and `withdraw` do. */
  invite(
    meetingId: MeetingId,
    invitations: readonly { invitation: NewUnitInvitation; trail: InvitationTrail }[],
  ): Promise<void>;
  /** Whom the unit sends gets the role and the room, and so do their substitutes. False when the stored invitation has another version. */
  change(
    change: {
      invitationId: UnitInvitationId;
      meetingId: MeetingId;
      version: number;
      text: PlacesText;
      /** The role of those who come instead of people of the unit; null before the release, when nobody does. */
      roleOfSubstitutes: AttendeeRole | null;
    },
    trail: InvitationTrail,
  ): Promise<boolean>;
  /** Removes it with the part of whom the unit sends. False when the stored invitation has another version. */
  withdraw(
    withdrawal: {
      invitationId: UnitInvitationId;
      meetingId: MeetingId;
      version: number;
      ends: AnswerChange;
    },
    trail: InvitationTrail,
  ): Promise<boolean>;
  /** Gives and ends the part of whom the unit sends. False when the stored invitation has another version. */
  send(
    sending: {
      invitation: StoredUnitInvitation;
      version: number;
      added: readonly UserId[];
      removed: readonly UserId[];
      ends: AnswerChange;
    },
    trail: InvitationTrail,
  ): Promise<boolean>;
  /** Notes a reminder; false when there was one since: then nobody is told. */
  remind(
    reminder: { invitationId: UnitInvitationId; notSince: Date },
    trail: InvitationTrail,
  ): Promise<boolean>;
}
