import { refuse } from '#contract/errors.ts';
import type { MeetingId } from '#contract/ids.ts';
import type { Actor } from '#server/domain/actor.ts';
import { attendanceLines } from '#server/domain/attendance-lines.ts';
import { plainName } from '#server/domain/file-name.ts';
import type { LiveMeetingService } from './live-meeting-service.ts';
import type { AttendanceTableWriter } from './ports/attendance-table-writer.ts';
import type { AuditLog } from './ports/audit.ts';
import type { Clock } from './ports/clock.ts';
import type { MeetingAccess } from './ports/meeting-access.ts';
import { releasedState } from './released-state.ts';

/** The list of attendance to be taken along. */
export type AttendanceListService = ReturnType<typeof createAttendanceListService>;

/** Makes the service. */
export function createAttendanceListService(parts: {
  access: MeetingAccess;
  live: Pick<LiveMeetingService, 'stateOf'>;
  write: AttendanceTableWriter;
  audit: AuditLog;
  clock: Clock;
}) {
  const { access, live, write, audit, clock } = parts;
  return {
    /** The list as a file, named by the meeting, as it is at this moment; that it was taken along is noted. */
    async export(actor: Actor, meetingId: MeetingId): Promise<{ fileName: string; bytes: Buffer }> {
      await access.require(actor, meetingId, 'attendance.export');
      const state = await releasedState(live, meetingId);
      const { frame, attendance, quorum, withoutQuorum } = state;
      if (!frame) throw refuse('WRONG_STATE', 'not-released');
      const bytes = await write({
        unitName: frame.unitName,
        meetingTitle: frame.title,
        startsAt: new Date(frame.startsAt),
        place: frame.place,
        quorum,
        withoutQuorum,
        lines: attendanceLines(frame, attendance),
        madeAt: clock.now(),
      });
      await audit.write({
        accountId: actor.userId,
        action: 'attendance.export',
        subject: `meeting:${meetingId}`,
        detail: { seq: state.seq },
      });
      return { fileName: `Danh sách điểm danh - ${plainName(frame.title)}.xlsx`, bytes };
    },
  };
}
