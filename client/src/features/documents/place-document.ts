import type { AgendaItem } from '#contract/http/meetings.ts';

/** Where a document stands: its item, and its place among the documents there, from 0. */
export type DocumentPlace = { item: AgendaItem; itemIndex: number; place: number };

/** Finds a document on the agenda; null when it is not there (any more). */
export function findDocument(
  items: readonly AgendaItem[],
  documentId: string,
): DocumentPlace | null {
  for (const [itemIndex, item] of items.entries()) {
    const place = item.documents.findIndex((document) => document.documentId === documentId);
    if (place >= 0) return { item, itemIndex, place };
  }
  return null;
}

/** The agenda with a document at another place, of the same item or another; the same agenda when nothing changes. */
export function placeDocument(
  items: readonly AgendaItem[],
  documentId: string,
  to: { itemId: string; place: number },
): readonly AgendaItem[] {
  const from = findDocument(items, documentId);
  const target = items.find(({ itemId }) => itemId === to.itemId);
  const document = from?.item.documents[from.place];
  if (!from || !target || !document) return items;
  const rest = target.documents.filter((other) => other !== document);
  const place = Math.max(0, Math.min(to.place, rest.length));
  if (target === from.item && place === from.place) return items;
  return items.map((item) => {
    if (item === target)
      return {
        ...item,
        documents: rest.toSpliced(place, 0, { ...document, itemId: item.itemId }),
      };
    return item === from.item
      ? { ...item, documents: item.documents.filter((other) => other !== document) }
      : item;
  });
}
