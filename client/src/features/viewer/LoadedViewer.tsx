import classes from './DocumentViewer.module.css';
import { OpenDocument } from './OpenDocument.tsx';
import { OpeningState } from './OpeningState.tsx';
import { useOpenPdf } from './use-open-pdf.ts';
import { usePagesSeen } from './use-pages-seen.ts';
import { ViewerProblem } from './ViewerProblem.tsx';
import type { DocumentViewerProps } from './viewer-props.ts';

/** Opens the document and shows it; says how far it is, or why it does not open. */
export default function LoadedViewer(props: DocumentViewerProps) {
  const { versionId, isInternal = false } = props.version;
  // Another document, another viewer: page, zoom and undo of one do not leak into the next, nor do pages without their reader's name.
  return <Opened key={`${props.readerId}/${versionId}/${isInternal}`} {...props} />;
}

function Opened(props: DocumentViewerProps) {
  usePagesSeen(props.annotate ? props.version.versionId : null, props.page);
  const { opening, retry } = useOpenPdf(props.version.versionId, props.readerId, {
    page: props.page,
    pageCount: props.version.pageCount,
    isInternal: props.version.isInternal ?? false,
  });
  if (opening.state === 'open') return <OpenDocument {...props} pdf={opening.pdf} />;
  return (
    <div className={classes.box} data-bare={props.bare || undefined}>
      {opening.state === 'opening' ? (
        <OpeningState share={opening.share} />
      ) : (
        <ViewerProblem problem={opening.problem} onRetry={props.bare ? null : retry} />
      )}
    </div>
  );
}
