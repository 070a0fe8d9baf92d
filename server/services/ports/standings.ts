import type { MeetingId, UnitInvitationId } from '#contract/ids.ts';
import type { UnitRole } from '#contract/roles.ts';
import type { Actor } from '#server/domain/actor.ts';
import type { PaperStanding } from '#server/domain/paper-access.ts';
import type { Standing } from '#server/domain/prepared-roles.ts';
import type { MeetingThing } from './meeting-access.ts';

/** Reads what gives an account its roles in a meeting, as it is at this moment. */
export interface Standings {
  /** Null when there is no such meeting. */
  standingOf(actor: Actor, meetingId: MeetingId): Promise<Standing | null>;
  /** Null when there is no such thing or it was removed. */
  meetingOf(thing: MeetingThing): Promise<MeetingId | null>;
  /** The paper that the thing is, or is prepared for; null when it is of none. */
  paperOf(actor: Actor, thing: MeetingThing): Promise<PaperStanding | null>;
  /** The meeting to which a unit is invited, and the roles that the actor holds in that unit; null when it is not. */
  unitInvited(
    actor: Actor,
    invitationId: UnitInvitationId,
  ): Promise<{ meetingId: MeetingId; rolesInUnit: UnitRole[] } | null>;
}
