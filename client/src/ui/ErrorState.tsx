import { IconAlertTriangle, IconCloudOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '#client/api/api-error.ts';
import { Button, ButtonLink } from './Button.tsx';
import { useErrorText } from './describe-error.ts';
import classes from './States.module.css';

/**
 * Says what happened, what is kept and what to do; `onRetry` offers to try again. Where trying again can't help, for what is asked
 * for isn't there or isn't the reader's, it offers the way home instead.
 */
export function ErrorState({
  error,
  onRetry,
  action,
}: {
  error: unknown;
  onRetry?: () => void;
  action?: ReactNode;
}) {
  const { t: tCommon } = useTranslation('common');
  const text = useErrorText(error);
  const isFinal =
    error instanceof ApiError && (error.code === 'NOT_FOUND' || error.code === 'FORBIDDEN');
  const offline = error instanceof ApiError && error.reason === 'offline';
  return (
    <div className={classes.state} role="alert">
      <span className={`${classes.picture} ${classes.trouble}`} aria-hidden="true">
        {offline ? <IconCloudOff size={32} /> : <IconAlertTriangle size={32} />}
      </span>
      <p className={classes.title}>{text.title}</p>
      <p className={classes.text}>{text.next}</p>
      <div className={classes.actions}>
        {onRetry && !isFinal && <Button onClick={onRetry}>{tCommon('tryAgain')}</Button>}
        {action ?? (isFinal && <ButtonLink to="/">{tCommon('goHome')}</ButtonLink>)}
      </div>
    </div>
  );
}
