import classes from './DocumentViewer.module.css';
import { OpeningState } from './OpeningState.tsx';
import { useViewerPart } from './use-viewer-part.ts';
import { ViewerProblem } from './ViewerProblem.tsx';
import type { DocumentViewerProps } from './viewer-props.ts';

/** Shows one page of a document with its ink; fills the box that it stands in. */
export function DocumentViewer(props: DocumentViewerProps) {
  const { Viewer, hasFailed } = useViewerPart();
  if (Viewer) return <Viewer {...props} />;
  return (
    <div className={classes.box} data-bare={props.bare || undefined}>
      {hasFailed ? (
        // After an upgrade the old file is gone for good: the page that is loaded anew comes back to where it was.
        <ViewerProblem problem="failed" onRetry={props.bare ? null : () => location.reload()} />
      ) : (
        <OpeningState share={0} />
      )}
    </div>
  );
}
