import { z } from 'zod';
import { MeetingId, SiteId, UnitId, UnitInvitationId, UserId } from '../ids.ts';
import { PlacesText, UnitPlaces } from './invited-units.ts';
import { Meeting } from './meetings.ts';
import { defineRoutes } from './route.ts';
import { Person } from './units.ts';

/** Units to be invited, each to a room of its own, with the same number of places. */
export const NewUnitInvitations = PlacesText.omit({ siteId: true }).extend({
  units: z
    .array(z.object({ unitId: UnitId, siteId: SiteId.nullable() }))
    .min(1)
    .max(100),
});
export type NewUnitInvitations = z.infer<typeof NewUnitInvitations>;

const version = z.int().min(0);
const invitationParams = z.object({ invitationId: UnitInvitationId });

/**
 * Routes of inviting units that send their own people. A stale `version` is refused with STALE_VERSION, for those who prepare
 * with the meeting as `current`, for the unit with its places.
 */
export const unitInvitationRoutes = defineRoutes({
  'unitInvitations.invite': {
    method: 'POST',
    path: '/api/meetings/:meetingId/invited-units',
    action: 'unit.invite',
    summary: 'Invite units with a number of places; they are told at once',
    params: z.object({ meetingId: MeetingId }),
    body: NewUnitInvitations,
    answer: Meeting,
  },
  'unitInvitations.change': {
    method: 'PATCH',
    path: '/api/unit-invitations/:invitationId',
    action: 'unit.invite',
    summary: 'Change places, role, room or deadline of an invited unit; its people go with it',
    params: invitationParams,
    body: z.object({ version, text: PlacesText }),
    answer: Meeting,
  },
  'unitInvitations.withdraw': {
    method: 'DELETE',
    path: '/api/unit-invitations/:invitationId',
    action: 'unit.invite',
    summary: 'Invite a unit no more: whom it sends takes part no more',
    params: invitationParams,
    query: z.object({ version: z.coerce.number().int() }),
    answer: Meeting,
  },
  'unitInvitations.remind': {
    method: 'POST',
    path: '/api/unit-invitations/:invitationId/reminder',
    action: 'unit.invite',
    summary: 'Remind a unit of its free places, once an hour at most',
    params: invitationParams,
    answer: Meeting,
  },
  'unitInvitations.mine': {
    method: 'GET',
    path: '/api/unit-invitations',
    action: 'account.use',
    summary:
      'The places to which the unit that one answers for may send people, the next meeting first',
    answer: z.array(UnitPlaces),
  },
  'unitInvitations.choices': {
    method: 'GET',
    path: '/api/unit-invitations/:invitationId/people',
    action: 'unit.sendPeople',
    summary: 'Whom the unit can send: its people who are not invited otherwise',
    params: invitationParams,
    answer: z.array(Person),
  },
  'unitInvitations.send': {
    method: 'PUT',
    path: '/api/unit-invitations/:invitationId/people',
    action: 'unit.sendPeople',
    summary:
      'Say whom the unit sends, all of them; who prepares the meeting may do it for the unit',
    params: invitationParams,
    body: z.object({ version, userIds: z.array(UserId).max(100) }),
    answer: UnitPlaces,
  },
});
