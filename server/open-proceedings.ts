import { createAuditLog } from './db/audit.ts';
import type { Database } from './db/database.ts';
import { createProceedingsStore } from './db/proceedings-store.ts';
import { proceedingsHandlers } from './http/handlers/proceedings.ts';
import { proceedingsExport } from './http/proceedings-export.ts';
import type { LiveMeetingService } from './services/live-meeting-service.ts';
import { systemClock as clock } from './services/ports/clock.ts';
import type { LiveEvents } from './services/ports/live-events.ts';
import type { MeetingAccess } from './services/ports/meeting-access.ts';
import { createProceedingsService } from './services/proceedings-service.ts';

/** Opens the proceedings that the secretary writes, with the routes to them; what writes files is loaded with the first file. */
export function openProceedings(parts: {
  database: Pick<Database, 'pool' | 'prisma'>;
  access: MeetingAccess;
  live: LiveMeetingService;
  events: LiveEvents;
}) {
  const { database, ...meeting } = parts;
  const proceedings = createProceedingsService({
    ...meeting,
    lines: createProceedingsStore(database),
    write: async (...text) =>
      (await import('./forms/proceedings-docx.ts')).writeProceedingsDocx(...text),
    audit: createAuditLog(database),
    clock,
  });
  return {
    handlers: proceedingsHandlers({ proceedings }),
    fileRoutes: proceedingsExport({ proceedings }),
  };
}
