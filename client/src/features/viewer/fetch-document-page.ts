import { DocumentViewer } from './DocumentViewer.tsx';

/** Fetches the page of a single document ahead, with its viewer; a failure is told by who opens it. */
export function fetchDocumentPage(): void {
  for (const part of [DocumentViewer.fetchAhead(), import('./DocumentPage.tsx')])
    part.catch(() => undefined);
}
