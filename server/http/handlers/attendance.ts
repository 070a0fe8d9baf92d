import type { attendanceRoutes } from '#contract/http/attendance.ts';
import type { CheckInService } from '#server/services/check-in-service.ts';
import type { HandlersOf } from '../handlers.ts';

/** Handlers of checking in by the code of a hall screen. */
export function attendanceHandlers({
  checkIns,
}: {
  checkIns: CheckInService;
}): HandlersOf<typeof attendanceRoutes> {
  return {
    'attendance.code': ({ params }, { actor }) => checkIns.code(actor, params.meetingId),
    'attendance.pass': ({ body }) => checkIns.pass(body.meetingId, body.code),
    'attendance.scan': ({ params, body }, { actor }) =>
      checkIns.scan(actor, params.meetingId, body),
  };
}
