import { IconFileUpload, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '#client/ui/Button.tsx';
import { useErrorText } from '#client/ui/describe-error.ts';
import classes from './Documents.module.css';
import type { PendingFile } from './use-uploads.ts';

/** A file on its way, with its progress; or one that did not arrive, with the reason and what to do. */
export function PendingRow({
  entry,
  onRetry,
  onDismiss,
}: {
  entry: PendingFile;
  onRetry: () => void;
  onDismiss: () => void;
}) {
  const { t } = useTranslation('prepare');
  const { progress } = entry;
  const { name } = entry.file;
  const percent = progress.state === 'sending' ? Math.round(progress.share * 100) : 0;
  const isOnItsWay = progress.state === 'sending' || progress.state === 'waiting';
  const text = useErrorText(progress.state === 'failed' ? progress.error : null);
  const failure = progress.state === 'failed' ? text : null;
  return (
    <li className={classes.paper}>
      <IconFileUpload size={22} aria-hidden="true" />
      <span className={classes.name}>
        {name}
        <PendingState progress={progress} percent={percent} />
      </span>
      <span />
      <span className={classes.actions}>
        <IconButton
          label={t(isOnItsWay ? 'documents.cancel' : 'documents.dismiss', { name })}
          onClick={onDismiss}
        >
          <IconX size={20} />
        </IconButton>
      </span>
      {progress.state === 'sending' && (
        <progress className={classes.bar} max={100} value={percent} aria-label={name} />
      )}
      {progress.state === 'refused' && (
        <div className={classes.below}>
          <p className={classes.trouble} role="alert">
            {t(`documents.problem.${progress.problem}`)}
          </p>
        </div>
      )}
      {failure && (
        <div className={classes.below}>
          <p className={classes.trouble} role="alert">
            {failure.title}. {failure.next}
          </p>
          <div className={classes.ways}>
            <Button size="small" onClick={onRetry}>
              {t('tryAgain', { ns: 'common' })}
            </Button>
          </div>
        </div>
      )}
    </li>
  );
}

/** How far a file is, in words; what did not arrive says so below. */
function PendingState({
  progress,
  percent,
}: {
  progress: PendingFile['progress'];
  percent: number;
}) {
  const { t } = useTranslation('prepare');
  const { t: tUploads } = useTranslation('uploads');
  if (progress.state === 'waiting') return <small>{tUploads('waiting')}</small>;
  if (progress.state !== 'sending') return null;
  if (progress.isInterrupted)
    return (
      <small className={`numerals ${classes.interrupted}`} role="status">
        {tUploads('interrupted', { percent })}
      </small>
    );
  return (
    <small className="numerals">
      {percent < 100 ? t('documents.sending', { percent }) : t('documents.checking')}
    </small>
  );
}
