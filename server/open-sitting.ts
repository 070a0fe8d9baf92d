import type { Database } from './db/database.ts';
import { openAttendance } from './open-attendance.ts';
import { openProceedings } from './open-proceedings.ts';
import { openSeating } from './open-seating.ts';
import type { LiveMeetingService } from './services/live-meeting-service.ts';
import type { LiveEvents } from './services/ports/live-events.ts';
import type { MeetingAccess } from './services/ports/meeting-access.ts';
import type { MeetingStore } from './services/ports/meetings.ts';

/** Opens what is kept of a sitting: who was there, where they sat, what was said and concluded; with the routes to all. */
export function openSitting(parts: {
  database: Pick<Database, 'pool' | 'prisma'>;
  access: MeetingAccess;
  meetings: MeetingStore;
  live: LiveMeetingService;
  events: LiveEvents;
  dataDir: string;
}) {
  const { database, access, meetings, live, events, dataDir } = parts;
  const attendance = openAttendance({ database, access, live, dataDir });
  const seating = openSeating({ database, access, meetings, framing: live });
  const proceedings = openProceedings({ database, access, live, events });
  return {
    handlers: { ...attendance.handlers, ...seating.handlers, ...proceedings.handlers },
    fileRoutes: [attendance.fileRoutes, seating.fileRoutes, proceedings.fileRoutes],
  };
}
