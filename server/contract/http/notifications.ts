import { z } from 'zod';
import { MeetingId, NotificationId, PaperRequestId, UnitInvitationId, VersionId } from '../ids.ts';
import { MOST_NOTIFICATIONS } from '../list-limits.ts';
import { Instant } from '../live/instant.ts';
import { defineRoutes } from './route.ts';

const meeting = { meetingId: MeetingId, meetingTitle: z.string() };

const appointment = { ...meeting, startsAt: Instant, place: z.string() };

/** To the people of a unit who choose whom it sends. */
const invitedUnit = {
  ...appointment,
  invitationId: UnitInvitationId,
  unitName: z.string(),
  places: z.int(),
  dueAt: Instant,
};

const document = { ...meeting, versionId: VersionId, title: z.string() };

const paper = {
  ...meeting,
  requestId: PaperRequestId,
  unitName: z.string(),
  title: z.string(),
};

/** What an account is told, each kind with only its own fields; the words are made where it is read. */
export const NotificationContent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('paperAsked'), ...paper, dueAt: Instant }),
  z.object({ kind: z.literal('paperReminder'), ...paper, dueAt: Instant }),
  z.object({ kind: z.literal('paperWithdrawn'), ...paper }),
  z.object({ kind: z.literal('paperSubmitted'), ...paper, isLate: z.boolean() }),
  z.object({ kind: z.literal('paperReturned'), ...paper, reason: z.string() }),
  z.object({ kind: z.literal('paperApproved'), ...paper }),
  z.object({ kind: z.literal('meetingReleased'), ...appointment }),
  z.object({ kind: z.literal('meetingMoved'), ...appointment }),
  z.object({ kind: z.literal('documentAdded'), ...document, isLate: z.boolean() }),
  z.object({ kind: z.literal('documentReplaced'), ...document }),
  z.object({ kind: z.literal('documentInternal'), ...document }),
  z.object({ kind: z.literal('documentTakenBack'), ...meeting, title: z.string() }),
  /** To the secretary: somebody will be absent. */
  z.object({
    kind: z.literal('absenceReported'),
    ...meeting,
    personName: z.string(),
    standIn: z.object({ kind: z.enum(['substitute', 'proxy']), name: z.string() }).nullable(),
  }),
  /** To the person for whom an answer was written in, or taken back. */
  z.object({
    kind: z.literal('answerEntered'),
    ...meeting,
    answer: z.enum(['confirmed', 'absent', 'none']),
  }),
  /** To the person whose substitute was accepted, or refused for a reason. */
  z.object({
    kind: z.literal('substituteDecided'),
    ...meeting,
    substituteName: z.string(),
    reason: z.string().nullable(),
  }),
  z.object({ kind: z.literal('substituteSeated'), ...meeting, replacedName: z.string() }),
  z.object({ kind: z.literal('substituteDropped'), ...meeting, replacedName: z.string() }),
  z.object({ kind: z.literal('proxyGiven'), ...meeting, giverName: z.string() }),
  z.object({
    kind: z.literal('proxyEnded'),
    ...meeting,
    giverName: z.string(),
    holderName: z.string(),
  }),
  z.object({ kind: z.literal('unitInvited'), ...invitedUnit }),
  z.object({ kind: z.literal('unitInvitationChanged'), ...invitedUnit }),
  z.object({ kind: z.literal('unitReminded'), ...invitedUnit }),
  z.object({ kind: z.literal('unitUninvited'), ...meeting, unitName: z.string() }),
  /** To the secretary: a unit has named or changed the people whom it sends. */
  z.object({
    kind: z.literal('unitSends'),
    ...meeting,
    unitName: z.string(),
    sent: z.int(),
    places: z.int(),
  }),
  /** To the unit: who prepares the meeting has chosen its people for it. */
  z.object({
    kind: z.literal('sentForUnit'),
    ...meeting,
    invitationId: UnitInvitationId,
    sent: z.int(),
    places: z.int(),
  }),
  /** To a person whom the unit sends no more. */
  z.object({ kind: z.literal('sentNoMore'), ...meeting, unitName: z.string() }),
]);
export type NotificationContent = z.infer<typeof NotificationContent>;

/** Something that the account is told of; `readAt` is null until it was read. */
export const Notification = z.object({
  notificationId: NotificationId,
  at: Instant,
  readAt: Instant.nullable(),
  content: NotificationContent,
});
export type Notification = z.infer<typeof Notification>;

/** The newest notifications (`isCut`: there are older ones), and how many in all are unread. */
export const Notifications = z.object({
  unread: z.int(),
  newest: z.array(Notification),
  isCut: z.boolean(),
});
export type Notifications = z.infer<typeof Notifications>;

/** Routes of what an account is told of: one's own alone. */
export const notificationRoutes = defineRoutes({
  'notifications.list': {
    method: 'GET',
    path: '/api/notifications',
    action: 'account.use',
    summary: 'What the account is told of, newest first',
    answer: Notifications,
  },
  'notifications.markRead': {
    method: 'POST',
    path: '/api/notifications/read',
    action: 'account.use',
    summary: 'Mark notifications as read: those named, or all that came until a moment',
    body: z.union([
      z.object({ notificationIds: z.array(NotificationId).min(1).max(MOST_NOTIFICATIONS) }),
      z.object({ until: Instant }),
    ]),
    answer: Notifications,
  },
});
