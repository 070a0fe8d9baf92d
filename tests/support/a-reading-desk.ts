import { join } from 'node:path';
import { probeIsolation } from '#server/conversion/isolation.ts';
import { openWorkshop } from '#server/conversion/workshop.ts';
import { createAnnotationCounts } from '#server/db/annotation-counts.ts';
import { createAuditLog } from '#server/db/audit.ts';
import { createDocumentLists } from '#server/db/document-lists.ts';
import { createDocumentStore } from '#server/db/document-store.ts';
import { createMeetingStore } from '#server/db/meeting-store.ts';
import { createStandings } from '#server/db/standings.ts';
import { openReading } from '#server/open-reading.ts';
import { createMeetingAccess } from '#server/services/meeting-access.ts';
import { createMeetingView } from '#server/services/meeting-view.ts';
import { systemClock } from '#server/services/ports/clock.ts';
import type { aDocumentDesk } from './a-document-desk.ts';
import type { TestDatabase } from './use-database.ts';

/** Pages and packets over a desk of documents, with the real programs. */
export async function aReadingDesk(
  database: TestDatabase,
  desk: Awaited<ReturnType<typeof aDocumentDesk>>,
) {
  const access = createMeetingAccess({ standings: createStandings(database) });
  const workshop = await openWorkshop({
    folder: join(desk.folder, 'workshop-of-reading'),
    isolation: await probeIsolation({ dataBytes: 2 ** 30, fileBytes: 2 ** 30 }),
    timeoutMs: 60_000,
  });
  const opened = await openReading({
    dataDir: desk.folder,
    workshop,
    files: desk.files,
    store: createDocumentStore(database),
    audit: createAuditLog(database),
    counts: createAnnotationCounts(database),
    access,
    view: createMeetingView({
      meetings: createMeetingStore(database),
      documents: createDocumentLists(database.prisma),
      access,
      clock: systemClock,
    }),
    reading: desk.reading,
  });
  return { ...opened, close: () => workshop.close() };
}
