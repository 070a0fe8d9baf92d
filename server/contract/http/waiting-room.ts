import { z } from 'zod';
import { GuestId, MeetingId, UserId } from '../ids.ts';
import { Instant } from '../live/instant.ts';
import { typedText } from '../typed-text.ts';
import { Me } from './account.ts';
import { defineRoutes } from './route.ts';

const meetingParams = z.object({ meetingId: MeetingId });

/** A line as a name tag shows it: no line break, nothing invisible, nothing that turns the direction of reading. */
const nameLine = (most: number) =>
  typedText()
    .max(most)
    .refine((text) => !/\p{C}|[\u2028\u2029]/u.test(text));

/** The code of a meeting as those who lead it see it; `isShown`: the hall screens show it too. */
export const JoinCode = z.object({ digits: z.string(), isOn: z.boolean(), isShown: z.boolean() });
export type JoinCode = z.infer<typeof JoinCode>;

/** Somebody who waits to be let in; `isKnown`: signed in with an account of the organisation. */
export const WaitingGuest = z.object({
  guestId: GuestId,
  name: z.string(),
  unitName: z.string(),
  isKnown: z.boolean(),
  askedAt: Instant,
});
export type WaitingGuest = z.infer<typeof WaitingGuest>;

/** Who waits, in the order of asking, and by which code they come; null: the meeting is not handed out. */
export const WaitingRoom = z.object({
  code: JoinCode.nullable(),
  waiting: z.array(WaitingGuest),
});
export type WaitingRoom = z.infer<typeof WaitingRoom>;

/** What somebody who asked is told: the code may be that of a meeting that is one's own. */
export const Asked = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('invited'), meetingId: MeetingId }),
  /** `ticket` proves who asked; it is given once. */
  z.object({ kind: z.literal('waiting'), ticket: z.string(), meetingTitle: z.string() }),
]);
export type Asked = z.infer<typeof Asked>;

/** Where somebody who asked stands. `closed`: the meeting is over. */
export const GuestStanding = z.object({
  state: z.enum(['waiting', 'admitted', 'refused', 'removed', 'closed']),
  meetingTitle: z.string(),
  name: z.string(),
  /** The meeting to go to; null until admitted. */
  meetingId: MeetingId.nullable(),
  /** True when the admitted person goes in by a session as a guest, which is to be opened with the ticket. */
  needsSession: z.boolean(),
});
export type GuestStanding = z.infer<typeof GuestStanding>;

const Ticket = z.object({ ticket: z.string().min(1).max(100) });
const Guests = z.object({ guestIds: z.array(GuestId).min(1).max(100) });

/** Routes of coming in by the code of a meeting, and of the waiting room before it. */
export const waitingRoomRoutes = defineRoutes({
  'waitingRoom.ask': {
    method: 'POST',
    path: '/api/join',
    action: 'public',
    summary: 'Ask to come in to a meeting by its code',
    mostPerMinute: 60,
    body: z.object({
      code: z.string().max(40),
      /** Of who has no account; of the others the account's are taken. */
      name: nameLine(100).optional(),
      unitName: nameLine(200).optional(),
    }),
    answer: Asked,
  },
  'waitingRoom.mine': {
    method: 'POST',
    path: '/api/join/standing',
    action: 'public',
    summary: 'Whether one is let in; asked again and again while one waits',
    body: Ticket,
    answer: GuestStanding,
  },
  'waitingRoom.enter': {
    method: 'POST',
    path: '/api/join/session',
    action: 'public',
    summary: 'Open the session of an admitted guest, limited to that meeting',
    mostPerMinute: 60,
    body: Ticket,
    answer: z.object({ meetingId: MeetingId, me: Me }),
  },
  'waitingRoom.list': {
    method: 'GET',
    path: '/api/meetings/:meetingId/waiting-room',
    action: 'waitingRoom.manage',
    summary: 'Who waits to be let in',
    params: meetingParams,
    answer: WaitingRoom,
  },
  'waitingRoom.admit': {
    method: 'POST',
    path: '/api/meetings/:meetingId/waiting-room/admissions',
    action: 'waitingRoom.manage',
    summary: 'Let people in as guests; who has been decided on is passed over',
    params: meetingParams,
    body: Guests,
    answer: z.object({}),
  },
  'waitingRoom.refuse': {
    method: 'POST',
    path: '/api/meetings/:meetingId/waiting-room/refusals',
    action: 'waitingRoom.manage',
    summary: 'Let people not in; who has been decided on is passed over',
    params: meetingParams,
    body: Guests,
    answer: z.object({}),
  },
  'waitingRoom.remove': {
    method: 'POST',
    path: '/api/meetings/:meetingId/waiting-room/removals',
    action: 'waitingRoom.manage',
    summary: 'Ask a guest who was let in to leave; the session ends at once',
    params: meetingParams,
    body: z.object({ userId: UserId }),
    answer: z.object({}),
  },
  'joinCode.change': {
    method: 'PUT',
    path: '/api/meetings/:meetingId/join-code',
    action: 'joinCode.manage',
    summary: 'Switch the code of a meeting on or off, show it in the hall, or make another one',
    params: meetingParams,
    body: z.object({ isOn: z.boolean(), isShown: z.boolean(), renew: z.boolean() }),
    answer: JoinCode,
  },
});
