import { z } from 'zod';
import { Action } from '../actions.ts';
import { AgendaItemId, MeetingId, MeetingTypeId, SiteId, UnitId, UserId } from '../ids.ts';
import { Instant } from '../live/instant.ts';
import { MeetingSite, Participant } from '../live/state.ts';
import { PreparedBallot } from '../prepared-ballot.ts';
import { MeetingRole } from '../roles.ts';
import { RoomPaper } from '../room-paper.ts';
import { typedText } from '../typed-text.ts';
import { MeetingDocument } from './documents.ts';
import { AttendeeRole, InvitedUnit, UnitPlaces } from './invited-units.ts';
import { PaperRequest } from './papers.ts';
import { defineRoutes } from './route.ts';

/** How far a meeting is. A draft is seen by those who prepare it alone. */
export const MeetingPhase = z.enum(['draft', 'released', 'running', 'ended']);
export type MeetingPhase = z.infer<typeof MeetingPhase>;

/** A meeting as a line of a list. */
export const MeetingSummary = z.object({
  meetingId: MeetingId,
  title: z.string(),
  typeName: z.string(),
  unitName: z.string(),
  startsAt: Instant,
  endsAt: Instant,
  place: z.string(),
  phase: MeetingPhase,
  chairName: z.string(),
  itemCount: z.int(),
  documentCount: z.int(),
  siteCount: z.int(),
  myRoles: z.array(MeetingRole),
});
export type MeetingSummary = z.infer<typeof MeetingSummary>;

/** What is prepared about a meeting as such; `version` rises with every change of it. */
export const MeetingInfo = z.object({
  title: typedText().min(3).max(300),
  typeId: MeetingTypeId,
  startsAt: Instant,
  endsAt: Instant,
  place: typedText().min(1).max(300),
  chairId: UserId,
  secretaryId: UserId,
  siteIds: z.array(SiteId).max(200),
  /** Voters confirm with their password before their ballot in a secret vote is accepted; absent: they don't. */
  asksPassword: z.literal(true).optional(),
});
export type MeetingInfo = z.infer<typeof MeetingInfo>;

/** A meeting to be made. The caller may choose its id, so that a request that is sent twice makes one. */
export const NewMeeting = MeetingInfo.extend({ meetingId: MeetingId.optional() });
export type NewMeeting = z.infer<typeof NewMeeting>;

/** What is written of an agenda item. */
export const AgendaItemText = z.object({
  title: typedText().min(2).max(500),
  presenterId: UserId.nullable(),
  unitId: UnitId.nullable(),
  minutesPlanned: z.int().min(1).max(600).nullable(),
});
export type AgendaItemText = z.infer<typeof AgendaItemText>;

/** An agenda item to be added; the id as in `NewMeeting`. */
export const NewAgendaItem = AgendaItemText.extend({ itemId: AgendaItemId.optional() });
export type NewAgendaItem = z.infer<typeof NewAgendaItem>;

/** An agenda item with its own version and its documents, in order; `documentOrder` rises when they are ordered anew. */
export const AgendaItem = AgendaItemText.extend({
  itemId: AgendaItemId,
  version: z.int(),
  documentOrder: z.int(),
  documents: z.array(MeetingDocument),
  /** Papers that are handed out in the room alone; absent when there are none. */
  roomPapers: z.array(RoomPaper).optional(),
  /** Votes that are prepared on it, in order, for those who prepare; absent when there are none. */
  preparedBallots: z.array(PreparedBallot).optional(),
});
export type AgendaItem = z.infer<typeof AgendaItem>;

/** Everything prepared of one meeting, as far as the reader may see it. */
export const Meeting = MeetingInfo.extend({
  meetingId: MeetingId,
  version: z.int(),
  phase: MeetingPhase,
  unitId: UnitId,
  unitName: z.string(),
  typeName: z.string(),
  participants: z.array(Participant),
  sites: z.array(MeetingSite),
  items: z.array(AgendaItem),
  /** Units that send their own people, for those who prepare; absent for everybody else. */
  invitedUnits: z.array(InvitedUnit).optional(),
  may: z.array(Action),
});
export type Meeting = z.infer<typeof Meeting>;

/** An attendee as the secretary writes the list; chair and secretary of the meeting are added by themselves. */
export const Attendee = z.object({
  userId: UserId,
  /** Units send no technicians: who sees to the devices is named one by one. */
  role: z.enum([...AttendeeRole.options, 'technician']),
  siteId: SiteId.nullable(),
  /** A deputy of the chair beside what they are; absent: they aren't. */
  isDeputy: z.literal(true).optional(),
});
export type Attendee = z.infer<typeof Attendee>;

/** A duty on the home page: what must be done now. */
export const Duty = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('joinMeeting'),
    meeting: MeetingSummary,
    /** When it really began. */
    startedAt: Instant.nullable(),
    currentItem: z.string().nullable(),
    present: z.int(),
    base: z.int(),
  }),
  z.object({ kind: z.literal('startMeeting'), meeting: MeetingSummary }),
  z.object({ kind: z.literal('answerInvitation'), meeting: MeetingSummary }),
  z.object({
    kind: z.literal('finishPreparation'),
    meeting: MeetingSummary,
    missing: z.array(z.enum(['agenda', 'documents', 'attendees', 'sites'])),
  }),
  z.object({
    kind: z.literal('documentFailed'),
    meeting: MeetingSummary,
    documentTitle: z.string(),
  }),
  z.object({
    kind: z.literal('readDocuments'),
    meeting: MeetingSummary,
    unread: z.int(),
    pages: z.int(),
  }),
  z.object({ kind: z.literal('sendPeople'), places: UnitPlaces }),
  z.object({ kind: z.literal('preparePaper'), paper: PaperRequest }),
  z.object({ kind: z.literal('paperReturned'), paper: PaperRequest, reason: z.string() }),
  z.object({
    kind: z.literal('reviewPapers'),
    meeting: MeetingSummary,
    /** Submitted, to be approved or returned. */
    submitted: z.int(),
    /** Still with their units. */
    missing: z.int(),
    /** Of these, past their due time. */
    overdue: z.int(),
  }),
]);
export type Duty = z.infer<typeof Duty>;

/** Meetings in their order; `isCut`: of the past there are more than the newest, which are in it. */
export const MeetingList = z.object({ meetings: z.array(MeetingSummary), isCut: z.boolean() });
export type MeetingList = z.infer<typeof MeetingList>;

const meetingParams = z.object({ meetingId: MeetingId });
const itemParams = meetingParams.extend({ itemId: AgendaItemId });
const version = z.int().min(0);

/** Routes of preparing and finding meetings. A stale `version` is refused with STALE_VERSION and the server's text as `current`. */
export const meetingRoutes = defineRoutes({
  'home.duties': {
    method: 'GET',
    path: '/api/home',
    action: 'account.use',
    summary: 'What the account must do now, most urgent first',
    answer: z.array(Duty),
  },
  'meetings.list': {
    method: 'GET',
    path: '/api/meetings',
    action: 'account.use',
    summary:
      'Meetings that the account may see: all that run or come, of the past the newest 500 that fit; text is searched with and without diacritics',
    query: z.object({
      scope: z.enum(['mine', 'all']).default('all'),
      phase: z.enum(['coming', 'running', 'over']).optional(),
      q: typedText().max(200).optional(),
      from: Instant.optional(),
      to: Instant.optional(),
    }),
    answer: MeetingList,
  },
  'meetings.create': {
    method: 'POST',
    path: '/api/meetings',
    action: 'meeting.create',
    summary: 'Make a meeting as a draft; the same id again is the same meeting',
    body: NewMeeting,
    answer: Meeting,
  },
  'meetings.get': {
    method: 'GET',
    path: '/api/meetings/:meetingId',
    action: 'meeting.read',
    summary: 'Everything prepared of one meeting',
    params: meetingParams,
    answer: Meeting,
  },
  'meetings.update': {
    method: 'PATCH',
    path: '/api/meetings/:meetingId',
    action: 'meeting.edit',
    summary: 'Change what is prepared about the meeting as such',
    params: meetingParams,
    body: z.object({ version, info: MeetingInfo }),
    answer: Meeting,
  },
  'meetings.setAttendees': {
    method: 'PUT',
    path: '/api/meetings/:meetingId/attendees',
    action: 'meeting.edit',
    summary: 'Replace the list of attendees',
    params: meetingParams,
    body: z.object({ version, attendees: z.array(Attendee).max(2000) }),
    answer: Meeting,
  },
  'meetings.release': {
    method: 'POST',
    path: '/api/meetings/:meetingId/release',
    action: 'meeting.release',
    summary: 'Hand the meeting and its documents out to all who take part; releasing twice is one',
    params: meetingParams,
    body: z.object({ version }),
    answer: Meeting,
  },
  'meetings.remove': {
    method: 'DELETE',
    path: '/api/meetings/:meetingId',
    action: 'meeting.edit',
    summary: 'Remove a draft',
    params: meetingParams,
    answer: z.object({}),
  },
  'agenda.add': {
    method: 'POST',
    path: '/api/meetings/:meetingId/agenda',
    action: 'agenda.edit',
    summary: 'Add an agenda item at the end; the same id again is the same item',
    params: meetingParams,
    body: NewAgendaItem,
    answer: Meeting,
  },
  'agenda.update': {
    method: 'PATCH',
    path: '/api/meetings/:meetingId/agenda/:itemId',
    action: 'agenda.edit',
    summary: 'Change an agenda item',
    params: itemParams,
    body: z.object({ version, text: AgendaItemText }),
    answer: Meeting,
  },
  'agenda.remove': {
    method: 'DELETE',
    path: '/api/meetings/:meetingId/agenda/:itemId',
    action: 'agenda.edit',
    summary: 'Remove an agenda item with its documents',
    params: itemParams,
    query: z.object({ version: z.coerce.number<number>().int().min(0) }),
    answer: Meeting,
  },
  'agenda.reorder': {
    method: 'PUT',
    path: '/api/meetings/:meetingId/agenda-order',
    action: 'agenda.edit',
    summary: 'Order the agenda; the ids must be exactly those of the meeting',
    params: meetingParams,
    body: z.object({ version, itemIds: z.array(AgendaItemId).max(500) }),
    answer: Meeting,
  },
});
