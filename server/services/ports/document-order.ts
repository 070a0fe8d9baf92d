import type { AgendaItemId, DocumentId, UserId } from '#contract/ids.ts';
import type { DocumentChange } from './document-store.ts';

/** Keeps the order of the documents of agenda items. */
export interface DocumentOrderStore {
  /** 'stale' when the item's order is of another version, 'mismatch' when the ids are not exactly those of its documents. */
  reorder(
    change: { itemId: AgendaItemId; version: number; documentIds: readonly DocumentId[] },
    by: UserId,
  ): Promise<'done' | 'stale' | 'mismatch'>;
  /** 'stale' when the document has another version or was removed; 'mismatch' when the item was removed. */
  move(
    change: DocumentChange & { itemId: AgendaItemId; place: number },
    by: UserId,
  ): Promise<'done' | 'stale' | 'mismatch'>;
}
