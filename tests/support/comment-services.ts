import { openComments } from '#server/open-comments.ts';
import { aDocumentGate } from './a-document-gate.ts';
import type { TestDatabase } from './use-database.ts';

/** The services of comments over the rows of a test. */
export function commentServices(database: TestDatabase) {
  return openComments({ database, ...aDocumentGate(database), onListenerError: console.error });
}
