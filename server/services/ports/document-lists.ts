import type { AgendaItemId } from '#contract/ids.ts';
import type { StoredDocument } from '#server/services/present-document.ts';

/** Reads the documents of agenda items for an answer that shows a meeting; asks no rights, the caller has done so. */
export interface DocumentLists {
  /** The documents of the items that were not removed and are not held back, each with its newest version, in their order. */
  documentsOf(itemIds: readonly AgendaItemId[]): Promise<Map<AgendaItemId, StoredDocument[]>>;
}
