import type { Database } from './db/database.ts';
import { createDocumentIndex } from './db/document-index.ts';
import type { DocumentGate } from './services/document-gate.ts';
import {
  createDocumentSearchService,
  type DocumentSearchService,
} from './services/document-search-service.ts';
import type { LibraryAccess } from './services/library-access.ts';
import { systemClock as clock } from './services/ports/clock.ts';
import type { MeetingAccess } from './services/ports/meeting-access.ts';

/** Opens the search in documents on the index in the database. */
export function openSearch(
  database: Database,
  parts: { access: MeetingAccess; library: LibraryAccess; gate: DocumentGate },
): DocumentSearchService {
  return createDocumentSearchService({ ...parts, index: createDocumentIndex(database), clock });
}
