import { createAuditLog } from './db/audit.ts';
import type { Database } from './db/database.ts';
import { createDocumentDetailsStore } from './db/document-details.ts';
import { createDocumentOrderStore } from './db/document-order-store.ts';
import { createDocumentStore } from './db/document-store.ts';
import { createDocumentChanges } from './services/document-changes.ts';
import { createDocumentDetailsService } from './services/document-details-service.ts';
import { createDocumentOrderService } from './services/document-order-service.ts';
import type { LibraryAccess } from './services/library-access.ts';
import type { MeetingView } from './services/meeting-view.ts';
import type { Framing } from './services/ports/framing.ts';
import type { MeetingAccess } from './services/ports/meeting-access.ts';
import { createSecrecyGate } from './services/secrecy-gate.ts';

/** Opens what changes documents without touching their files: who may, what they are called, in which order they stand. */
export function openDocumentChanges(parts: {
  database: Database;
  access: MeetingAccess;
  library: LibraryAccess;
  framing: Framing;
  view: MeetingView;
}) {
  const { database, access, library, framing, view } = parts;
  const store = createDocumentStore(database);
  const changes = createDocumentChanges({ access, library, documents: store, framing });
  const secrecy = createSecrecyGate({ audit: createAuditLog(database) });
  return {
    store,
    changes,
    secrecy,
    details: createDocumentDetailsService({
      changes,
      documents: store,
      details: createDocumentDetailsStore(database),
      secrecy,
    }),
    orders: createDocumentOrderService({
      access,
      changes,
      orders: createDocumentOrderStore(database),
      view,
    }),
  };
}
