import { createAuditLog } from './db/audit.ts';
import type { Database } from './db/database.ts';
import { createSeatingStore } from './db/seating-store.ts';
import { seatingHandlers } from './http/handlers/seating.ts';
import { seatingExport } from './http/seating-export.ts';
import type { PreparedChanges } from './services/ports/framing.ts';
import type { MeetingAccess } from './services/ports/meeting-access.ts';
import type { MeetingStore } from './services/ports/meetings.ts';
import { createSeatingService } from './services/seating-service.ts';
import { createSeatingSheetService } from './services/seating-sheet-service.ts';

/** Opens seat maps: prepared and printed, with the routes to both. What writes files is loaded with the first file. */
export function openSeating(parts: {
  database: Pick<Database, 'pool' | 'prisma'>;
  access: MeetingAccess;
  meetings: MeetingStore;
  framing: PreparedChanges;
}) {
  const { database, access, meetings, framing } = parts;
  const store = createSeatingStore(database);
  const seating = createSeatingService({ access, meetings, seating: store, framing });
  const sheets = createSeatingSheetService({
    access,
    meetings,
    seating: store,
    write: async (...sheet) =>
      (await import('./forms/seating-sheet-pdf.ts')).writeSeatingPdf(...sheet),
    audit: createAuditLog(database),
  });
  return { handlers: seatingHandlers({ seating }), fileRoutes: seatingExport({ sheets }) };
}
