import { createDocumentStore } from '#server/db/document-store.ts';
import { createLibraryStore } from '#server/db/library-store.ts';
import { createStandings } from '#server/db/standings.ts';
import { createDocumentGate } from '#server/services/document-gate.ts';
import { createLibraryAccess } from '#server/services/library-access.ts';
import { createMeetingAccess } from '#server/services/meeting-access.ts';
import { systemClock as clock } from '#server/services/ports/clock.ts';
import type { TestDatabase } from './use-database.ts';

/** The gate of documents on a real database, with what it asks about meetings. */
export function aDocumentGate(database: TestDatabase) {
  const access = createMeetingAccess({ standings: createStandings(database) });
  const library = createLibraryAccess({ folders: createLibraryStore(database) });
  const documents = createDocumentStore(database);
  return { access, library, gate: createDocumentGate({ access, library, documents, clock }) };
}
