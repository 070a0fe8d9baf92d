import type { UseMutationResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { isFileKept } from '#client/features/documents/is-file-kept.ts';
import { Button } from '#client/ui/Button.tsx';
import { ErrorNotice } from '#client/ui/Notice.tsx';
import type { VersionProgress } from '#contract/http/documents.ts';
import classes from './Documents.module.css';
import { FileChooser } from './FileChooser.tsx';

/** What is to be known of a document below its line: what it waits for, why it failed and what to do, that its fonts are old. */
export function DocumentTrouble({
  progress,
  title,
  retry,
  onReplace,
}: {
  progress: VersionProgress;
  title: string;
  retry: Pick<UseMutationResult<unknown, unknown, void>, 'error' | 'isPending' | 'mutate'>;
  onReplace: (file: File) => void;
}) {
  const { t } = useTranslation('prepare');
  const { t: tRefusals } = useTranslation('refusals');
  const { t: tUploads } = useTranslation('uploads');
  switch (progress.state) {
    case 'queued':
      if (!progress.hindrance) return null;
      return (
        <div className={classes.below}>
          <p className={classes.trouble} role="status">
            {tRefusals(`next.${progress.hindrance}`)}
          </p>
        </div>
      );
    case 'converting':
      return null;
    case 'ready':
      if (!progress.oldEncoding) return null;
      return (
        <div className={classes.below}>
          <p className={classes.remark}>{tUploads(`oldFont.${progress.oldEncoding}`)}</p>
        </div>
      );
    case 'failed':
      return (
        <div className={classes.below}>
          <p className={classes.trouble} role="alert">
            {t(`documents.problem.${progress.problem}`)}
          </p>
          <ErrorNotice error={retry.error} />
          <div className={classes.ways}>
            {isFileKept(progress) && (
              <Button size="small" loading={retry.isPending} onClick={() => retry.mutate()}>
                {t('documents.retry')}
              </Button>
            )}
            <FileChooser
              label={`${t('documents.replace')}: ${title}`}
              text={t('documents.replace')}
              multiple={false}
              onFiles={([file]) => file && onReplace(file)}
            />
          </div>
        </div>
      );
  }
}
