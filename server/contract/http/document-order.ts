import { z } from 'zod';
import { AgendaItemId, DocumentId } from '../ids.ts';
import { Meeting } from './meetings.ts';
import { defineRoutes } from './route.ts';

/**
 * Routes of ordering documents. An order that somebody else has changed is refused with STALE_VERSION (`order-changed`) and the
 * meeting as `current`; one that does not name exactly the item's documents with CONFLICT (`documents-changed`).
 */
export const documentOrderRoutes = defineRoutes({
  'documents.reorder': {
    method: 'PUT',
    path: '/api/agenda-items/:itemId/document-order',
    action: 'document.upload',
    summary: 'Order the documents of an agenda item; the ids must be exactly those of the item',
    params: z.object({ itemId: AgendaItemId }),
    body: z.object({
      /** The item’s `documentOrder` as it was seen. */
      version: z.int().min(0),
      documentIds: z.array(DocumentId).max(500),
    }),
    answer: Meeting,
  },
  'documents.move': {
    method: 'PUT',
    path: '/api/documents/:documentId/item',
    action: 'document.upload',
    summary: 'Move a document to another agenda item of the same meeting',
    params: z.object({ documentId: DocumentId }),
    body: z.object({
      version: z.int().min(0),
      itemId: AgendaItemId,
      /** Its place among the documents there, from 0; beyond the last it comes last. */
      place: z.int().min(0),
    }),
    answer: Meeting,
  },
});
