import type { Action } from '#contract/actions.ts';
import type {
  AgendaItemId,
  DocumentId,
  MeetingId,
  PaperRequestId,
  UnitInvitationId,
  VersionId,
} from '#contract/ids.ts';
import type { MeetingRole } from '#contract/roles.ts';
import type { Actor } from '#server/domain/actor.ts';
import type { Reader } from '#server/domain/document-access.ts';

/** Something that belongs to a meeting. */
export type MeetingThing =
  | { itemId: AgendaItemId }
  | { documentId: DocumentId }
  | { versionId: VersionId }
  | { requestId: PaperRequestId };

/** Tells and demands what an actor may do in a meeting. Read again at each request: nothing is remembered. */
export interface MeetingAccess {
  /** The roles that the actor holds in the meeting; empty when none, NOT_FOUND when there is no such meeting. */
  rolesIn(actor: Actor, meetingId: MeetingId): Promise<MeetingRole[]>;
  /** The actor as a reader of the meeting's documents; NOT_FOUND as `rolesIn`. */
  readerIn(actor: Actor, meetingId: MeetingId): Promise<Reader>;
  /** The same for who may do the action in the meeting; null for everybody else. */
  readerWith(actor: Actor, meetingId: MeetingId, action: Action): Promise<Reader | null>;
  /** All that the actor may do in the meeting. */
  allowed(actor: Actor, meetingId: MeetingId): Promise<Action[]>;
  /** Throws FORBIDDEN unless allowed; a draft that the actor does not prepare is NOT_FOUND. Returns the roles. */
  require(actor: Actor, meetingId: MeetingId, action: Action): Promise<MeetingRole[]>;
  /**
   * As `require` in the meeting of the thing, and beside it by the rule of papers that a unit prepares: such a document is there
   * for its unit and for who prepares the meeting until it is approved. Returns the meeting, and the actor as a reader in it.
   */
  requireOf(
    actor: Actor,
    thing: MeetingThing,
    action: Action,
  ): Promise<{ meetingId: MeetingId; reader: Reader }>;
  /**
   * As `require` in the meeting to which a unit is invited, and beside it by the unit's own rule: its people know of the places
   * before the meeting is handed out. `isByUnit`: the actor does not prepare the meeting.
   */
  requireInvited(
    actor: Actor,
    invitationId: UnitInvitationId,
    action: Action,
  ): Promise<{ meetingId: MeetingId; isByUnit: boolean }>;
  /** The meeting that a thing belongs to; NOT_FOUND when there is none or it was removed. */
  meetingOf(thing: MeetingThing): Promise<MeetingId>;
}
