import type { AgendaItemId } from '#contract/ids.ts';
import type { DocumentLists } from '#server/services/ports/document-lists.ts';
import { isOfLibrary, type StoredDocument } from '#server/services/present-document.ts';
import type { Transaction } from './database.ts';
import { documentSelection, toStoredDocuments } from './document-rows.ts';
import { shownDocument } from './shown-documents.ts';

/** Reads lists of documents from PostgreSQL, two queries for any number of items. */
export function createDocumentLists(db: Transaction): DocumentLists {
  return {
    async documentsOf(itemIds) {
      const rows = await db.meetingDocument.findMany({
        where: { itemId: { in: [...itemIds] }, ...shownDocument },
        select: documentSelection,
        orderBy: [{ position: 'asc' }, { id: 'asc' }],
      });
      const lists = new Map<AgendaItemId, StoredDocument[]>(itemIds.map((itemId) => [itemId, []]));
      for (const stored of await toStoredDocuments(db, rows))
        if (!isOfLibrary(stored)) lists.get(stored.itemId)?.push(stored);
      return lists;
    },
  };
}
