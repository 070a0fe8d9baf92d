import type { PrivateAnnotation } from '#client/features/viewer/notes/annotation-store.ts';
import type { PacketDocument } from '#contract/http/reading.ts';

/** Annotations of a document with the numbers of the pages on which they stand in the packet: its pages are as large there, and turned alike. */
export function onPacketPages(
  { firstPage, pageCount }: Pick<PacketDocument, 'firstPage' | 'pageCount'>,
  annotations: readonly PrivateAnnotation[],
): PrivateAnnotation[] {
  return annotations
    .filter(({ page }) => page <= pageCount)
    .map((annotation) => ({ ...annotation, page: firstPage + annotation.page - 1 }));
}
