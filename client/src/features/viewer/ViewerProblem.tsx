import { useTranslation } from 'react-i18next';
import { Button } from '#client/ui/Button.tsx';
import classes from './DocumentViewer.module.css';
import type { OpenProblem } from './open-failure.ts';

/** Says why a document is not shown and, where it helps, offers to try again; `onRetry` is null where nobody could press. */
export function ViewerProblem({
  problem,
  onRetry,
}: {
  problem: OpenProblem;
  onRetry: (() => void) | null;
}) {
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
