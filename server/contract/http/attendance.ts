import { z } from 'zod';
import { CommandId, MeetingId } from '../ids.ts';
import { Instant } from '../live/instant.ts';
import { Seat } from '../seating/seat-map.ts';
import { defineRoutes } from './route.ts';

const params = z.object({ meetingId: MeetingId });
const Code = z.string().min(1).max(64);

/**
 * That somebody is checked in: when they first came, by the server's clock, and where; `siteName` null: in the room of the meeting.
 * `seat` is theirs there; null: none was given to them.
 */
export const CheckInReceipt = z.object({
  name: z.string(),
  meetingTitle: z.string(),
  siteName: z.string().nullable(),
  at: Instant,
  seat: Seat.pick({ label: true, row: true }).nullable(),
});
export type CheckInReceipt = z.infer<typeof CheckInReceipt>;

/** Routes of checking in by the code that a hall screen shows. */
export const attendanceRoutes = defineRoutes({
  'attendance.code': {
    method: 'GET',
    path: '/api/meetings/:meetingId/check-in-code',
    action: 'hallScreen.show',
    summary: 'The code of this half minute, for a hall screen to show',
    params,
    answer: z.object({ code: z.string(), changesInMs: z.int().positive() }),
  },
  'attendance.pass': {
    method: 'POST',
    path: '/api/check-in-passes',
    action: 'public',
    summary: 'A code that stays good for 5 minutes, for who has to sign in first',
    body: z.object({ meetingId: MeetingId, code: Code }),
    answer: z.object({ code: z.string() }),
  },
  'attendance.scan': {
    method: 'POST',
    path: '/api/meetings/:meetingId/check-in',
    action: 'attendance.scan',
    summary: 'Check oneself in by the code of a hall screen; again changes nothing',
    params,
    body: z.object({ commandId: CommandId, code: Code }),
    answer: CheckInReceipt,
  },
});
