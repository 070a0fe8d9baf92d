import { lazy, Suspense } from 'react';
import classes from './DocumentViewer.module.css';
import { OpeningState } from './OpeningState.tsx';
import type { DocumentViewerProps } from './viewer-props.ts';

/** pdf.js and all that stands on it come only when a document is first looked at, or when there is time before. */
const load = () => import('./LoadedViewer.tsx');
const LoadedViewer = lazy(load);

/** Fetches the viewer ahead; a failure is told by who opens a document. */
export function prefetchViewer(): void {
  load().catch(() => undefined);
}

/** Shows one page of a document with its ink; fills the box that it stands in. */
export function DocumentViewer(props: DocumentViewerProps) {
  return (
    <Suspense
      fallback={
        <div className={classes.box} data-bare={props.bare || undefined}>
          <OpeningState share={0} />
        </div>
      }
    >
      <LoadedViewer {...props} />
    </Suspense>
  );
}
