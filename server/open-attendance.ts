import { createAuditLog } from './db/audit.ts';
import type { Database } from './db/database.ts';
import { attendanceExport } from './http/attendance-export.ts';
import { attendanceHandlers } from './http/handlers/attendance.ts';
import { createAttendanceListService } from './services/attendance-list-service.ts';
import { createCheckInService } from './services/check-in-service.ts';
import type { LiveMeetingService } from './services/live-meeting-service.ts';
import { systemClock as clock } from './services/ports/clock.ts';
import type { MeetingAccess } from './services/ports/meeting-access.ts';
import { keptSecret } from './storage/kept-secret.ts';

/** Opens attendance: checking in by the code of a hall screen, and the list to be taken along, with the routes to both; what writes files is loaded with the first file. */
export function openAttendance(parts: {
  database: Pick<Database, 'pool' | 'prisma'>;
  access: MeetingAccess;
  live: LiveMeetingService;
  dataDir: string;
}) {
  const { database, access, live, dataDir } = parts;
  const secret = keptSecret(dataDir, 'check-in-secret');
  const checkIns = createCheckInService({ access, live, secret, clock });
  const list = createAttendanceListService({
    access,
    live,
    write: async (...table) =>
      (await import('./forms/attendance-table-xlsx.ts')).writeAttendanceXlsx(...table),
    audit: createAuditLog(database),
    clock,
  });
  return { handlers: attendanceHandlers({ checkIns }), fileRoutes: attendanceExport({ list }) };
}
