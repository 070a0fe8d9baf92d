import { createAuditLog } from '#server/db/audit.ts';
import { createCommentStore } from '#server/db/comment-store.ts';
import { createUnitDirectory } from '#server/db/unit-directory.ts';
import { writeCommentTable } from '#server/forms/write-comment-table.ts';
import { createCommentService } from '#server/services/comment-service.ts';
import { createGatheredCommentsService } from '#server/services/gathered-comments-service.ts';
import { systemClock as clock } from '#server/services/ports/clock.ts';
import { aDocumentGate } from './a-document-gate.ts';
import type { TestDatabase } from './use-database.ts';

/** The services of comments over the rows of a test. */
export function commentServices(database: TestDatabase) {
  const { access, gate } = aDocumentGate(database);
  const store = createCommentStore(database);
  const comments = createCommentService({ gate, access, comments: store, clock });
  const gathered = createGatheredCommentsService({
    access,
    reading: comments,
    comments: store,
    units: createUnitDirectory(database),
    write: writeCommentTable,
    audit: createAuditLog(database),
    clock,
  });
  return { comments, gathered };
}
