import type { PlacesText } from '#contract/http/invited-units.ts';
import type { MeetingId, UnitInvitationId } from '#contract/ids.ts';
import type { Actor } from '#server/domain/actor.ts';
import type { AuditNote } from './ports/audit.ts';
import type { Clock } from './ports/clock.ts';
import type { PreparedMeeting } from './ports/meetings.ts';
import type { Notice } from './ports/notifications.ts';
import type { InvitationTrail, StoredUnitInvitation } from './ports/unit-invitations.ts';

/** Makes what goes into the transaction of an act on the invitation of a unit: the note of the audit, and who is told. */
export function trailMaker(clock: Clock) {
  return (
    actor: Actor,
    action: string,
    meetingId: MeetingId,
    detail: NonNullable<AuditNote['detail']>,
    notice: Notice,
  ): InvitationTrail => ({
    at: clock.now(),
    note: { accountId: actor.userId, action, subject: `meeting:${meetingId}`, detail },
    notices: [notice],
  });
}

/** What every notice to an invited unit tells of the meeting. */
export function meetingFacts(meeting: PreparedMeeting | StoredUnitInvitation) {
  const { meetingId, startsAt, place } = meeting;
  const meetingTitle = 'meetingTitle' in meeting ? meeting.meetingTitle : meeting.title;
  return { meetingId, meetingTitle, startsAt, place };
}

/** The same with the places of the unit. */
export function invitedFacts(
  meeting: ReturnType<typeof meetingFacts>,
  unit: { invitationId: UnitInvitationId; unitName: string; places: number; dueAt: string },
) {
  const { invitationId, unitName, places, dueAt } = unit;
  return { ...meeting, invitationId, unitName, places, dueAt };
}

/** What the audit keeps of a change: the places before and after. */
export function changedNote(before: StoredUnitInvitation, { places, role, dueAt }: PlacesText) {
  const { invitationId, unitId } = before;
  const was = { placesBefore: before.places, roleBefore: before.role, dueBefore: before.dueAt };
  return { invitationId, unitId, ...was, places, role, dueAt };
}
