import { type ComponentType, useEffect, useState } from 'react';
import type { DocumentViewerProps } from './viewer-props.ts';

type ViewerPart = ComponentType<DocumentViewerProps>;

/** How long after a failure the viewer is asked for again, in milliseconds. */
const AGAIN_MS = 5000;

let loaded: ViewerPart | null = null;

async function load(): Promise<ViewerPart> {
  loaded ??= (await import('./LoadedViewer.tsx')).default;
  return loaded;
}

/** Fetches pdf.js and all that stands on it ahead; a failure is told by who opens a document. */
export function prefetchViewer(): void {
  load().catch(() => undefined);
}

/** Fetches the page of a single document ahead, with its viewer. */
export function prefetchDocumentPage(): void {
  prefetchViewer();
  import('./DocumentPage.tsx').catch(() => undefined);
}

/**
 * The part of the viewer that comes only when a document is first looked at; null while it is on its way. A thin line may lose
 * it: it is asked for until it comes, for a meeting must not end because a file did not arrive.
 */
export function useViewerPart(): { Viewer: ViewerPart | null; hasFailed: boolean } {
  const [Viewer, setViewer] = useState<ViewerPart | null>(() => loaded);
  const [failures, setFailures] = useState(0);
  const isHere = Viewer !== null;
  useEffect(() => {
    if (isHere) return;
    let isGone = false;
    const timer = setTimeout(
      () =>
        load().then(
          (part) => isGone || setViewer(() => part),
          () => isGone || setFailures((count) => count + 1),
        ),
      failures === 0 ? 0 : AGAIN_MS,
    );
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [isHere, failures]);
  return { Viewer, hasFailed: failures > 0 };
}
