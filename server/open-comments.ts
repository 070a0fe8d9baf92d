import { createAuditLog } from './db/audit.ts';
import { createCommentStore } from './db/comment-store.ts';
import type { Database } from './db/database.ts';
import { createUnitDirectory } from './db/unit-directory.ts';
import { type CommentService, createCommentService } from './services/comment-service.ts';
import type { DocumentGate } from './services/document-gate.ts';
import {
  createGatheredCommentsService,
  type GatheredCommentsService,
} from './services/gathered-comments-service.ts';
import { systemClock as clock } from './services/ports/clock.ts';
import type { MeetingAccess } from './services/ports/meeting-access.ts';

/** Opens the services of comments: written and answered one by one, and gathered for the secretary; what writes files is loaded with the first file. */
export function openComments(parts: {
  database: Pick<Database, 'pool' | 'prisma'>;
  gate: DocumentGate;
  access: MeetingAccess;
  onListenerError: (error: unknown) => void;
}): { comments: CommentService; gathered: GatheredCommentsService } {
  const { database, gate, access, onListenerError } = parts;
  const store = createCommentStore(database);
  const comments = createCommentService({ gate, access, comments: store, clock, onListenerError });
  const gathered = createGatheredCommentsService({
    access,
    reading: comments,
    comments: store,
    units: createUnitDirectory(database),
    write: async (...table) =>
      (await import('./forms/write-comment-table.ts')).writeCommentTable(...table),
    audit: createAuditLog(database),
    clock,
  });
  return { comments, gathered };
}
