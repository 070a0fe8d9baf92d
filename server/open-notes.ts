import { createAnnotationStore } from './db/annotation-store.ts';
import type { Database } from './db/database.ts';
import { createNotesKeyStore } from './db/notes-key-store.ts';
import { createAnnotationService } from './services/annotation-service.ts';
import type { DocumentGate } from './services/document-gate.ts';
import { createNotesKeyService } from './services/notes-key-service.ts';
import { systemClock as clock } from './services/ports/clock.ts';

/** Opens private notes and the keys that they are sealed with. */
export function openNotes(database: Database, gate: DocumentGate) {
  return {
    annotations: createAnnotationService({
      gate,
      annotations: createAnnotationStore(database),
      clock,
    }),
    notesKeys: createNotesKeyService({ keys: createNotesKeyStore(database) }),
  };
}
