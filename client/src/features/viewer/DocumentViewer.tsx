import { loadTexts } from '#client/i18n/i18n.ts';
import { type LatePart, latePart, type PartState } from '#client/ui/late-part.tsx';
import classes from './DocumentViewer.module.css';
import { OpeningState } from './OpeningState.tsx';
import { ViewerProblem } from './ViewerProblem.tsx';
import type { DocumentViewerProps } from './viewer-props.ts';

/** Shows one page of a document with its ink; fills the box that it stands in. With pdf.js and all that stands on it, it comes late. */
export const DocumentViewer: LatePart<DocumentViewerProps> = latePart(async () => {
  const [viewer] = await Promise.all([import('./LoadedViewer.tsx'), loadTexts('viewer')]);
  return viewer.default;
}, ViewerWaiting);

function ViewerWaiting({ bare, hasFailed }: DocumentViewerProps & PartState) {
  return (
    <div className={classes.box} data-bare={bare || undefined}>
      {hasFailed ? (
        // After an upgrade the old file is gone for good: the page that is loaded anew comes back to where it was.
        <ViewerProblem problem="failed" onRetry={bare ? null : () => location.reload()} />
      ) : (
        <OpeningState share={0} />
      )}
    </div>
  );
}
