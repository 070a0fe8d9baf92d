import type { AnyDocument } from '#contract/http/documents.ts';

/** Whether the reader may take a document away: an internal one is for reading here, save for who hands it out. */
export function mayDownload(document: AnyDocument): boolean {
  return !document.isInternal || document.handOut !== undefined;
}
