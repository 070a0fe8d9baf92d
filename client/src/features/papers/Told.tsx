import { useTranslation } from 'react-i18next';
import { formatDateTime } from '#client/ui/format-date.ts';
import type { PaperRequest } from '#contract/http/papers.ts';
import { LateBadge } from './LateBadge.tsx';
import classes from './Papers.module.css';

/** Who did what with a paper last, and when; nothing as long as it is only asked for. */
export function Told({ paper: { progress } }: { paper: PaperRequest }) {
  const { t } = useTranslation('papers');
  switch (progress.state) {
    case 'asked':
      return null;
    case 'submitted':
      return (
        <>
          <p className={classes.quiet}>
            {t('told.submitted', {
              name: progress.submittedBy,
              at: formatDateTime(progress.submittedAt),
            })}
          </p>
          {progress.lateReason !== null && (
            <LateBadge late={{ at: progress.submittedAt, reason: progress.lateReason }} />
          )}
        </>
      );
    case 'returned':
      return (
        <p className={classes.quiet}>
          {t('returned.by', { name: progress.returnedBy, at: formatDateTime(progress.returnedAt) })}
          : {progress.reason}
        </p>
      );
    case 'approved':
      return (
        <p className={classes.quiet}>
          {t('told.approved', {
            name: progress.approvedBy,
            at: formatDateTime(progress.approvedAt),
          })}
        </p>
      );
    case 'withdrawn':
      return (
        <p className={classes.quiet}>
          {t('told.withdrawn', { at: formatDateTime(progress.withdrawnAt) })}
        </p>
      );
  }
}
