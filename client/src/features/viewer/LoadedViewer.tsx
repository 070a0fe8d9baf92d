import { useTranslation } from 'react-i18next';
import { Button } from '#client/ui/Button.tsx';
import classes from './DocumentViewer.module.css';
import { OpenDocument } from './OpenDocument.tsx';
import { OpeningState } from './OpeningState.tsx';
import type { OpenProblem } from './open-failure.ts';
import { useOpenPdf } from './use-open-pdf.ts';
import type { DocumentViewerProps } from './viewer-props.ts';

/** Opens the document and shows it; says how far it is, or why it does not open. */
export default function LoadedViewer(props: DocumentViewerProps) {
  const { versionId } = props.version;
  // Another document, another viewer: page, zoom and undo of one do not leak into the next.
  return <Opened key={`${props.readerId}/${versionId}`} {...props} />;
}

function Opened(props: DocumentViewerProps) {
  const { opening, retry } = useOpenPdf(props.version.versionId, props.readerId);
  if (opening.state === 'open') return <OpenDocument {...props} pdf={opening.pdf} />;
  return (
    <div className={classes.box} data-bare={props.bare || undefined}>
      {opening.state === 'opening' ? (
        <OpeningState share={opening.share} />
      ) : (
        <Problem problem={opening.problem} onRetry={props.bare ? null : retry} />
      )}
    </div>
  );
}

function Problem({ problem, onRetry }: { problem: OpenProblem; onRetry: (() => void) | null }) {
  const { t } = useTranslation('viewer');
  const waits = problem === 'converting';
  const mayRetry = problem === 'failed' || problem === 'offline' || problem === 'gone';
  return (
    <div className={classes.opening} role={waits ? 'status' : 'alert'}>
      <div className={classes.problem}>
        <p className={classes.problemTitle}>{t(`problem.${problem}.title`)}</p>
        <p className={classes.quiet}>{t(`problem.${problem}.text`)}</p>
      </div>
      {onRetry && mayRetry && <Button onClick={onRetry}>{t('retry')}</Button>}
    </div>
  );
}
