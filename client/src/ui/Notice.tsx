import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useErrorText } from './describe-error.ts';
import classes from './Notice.module.css';

const PICTURES = {
  info: IconInfoCircle,
  ok: IconCircleCheck,
  warn: IconAlertTriangle,
  error: IconAlertTriangle,
};

/** A message inside a page. Errors and warnings are read out at once. */
export function Notice({
  tone = 'info',
  title,
  children,
  action,
}: {
  tone?: 'info' | 'ok' | 'warn' | 'error';
  title?: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  const Picture = PICTURES[tone];
  return (
    <div
      className={tone === 'info' ? classes.notice : `${classes.notice} ${classes[tone]}`}
      role={tone === 'error' || tone === 'warn' ? 'alert' : 'status'}
    >
      <Picture size={20} aria-hidden="true" />
      <div className={classes.body}>
        {title && <p className={classes.title}>{title}</p>}
        {children}
      </div>
      {action}
    </div>
  );
}

/** The notice of an error beside the thing that failed. Nothing when there is no error. */
export function ErrorNotice({ error, action }: { error: unknown; action?: ReactNode }) {
  const text = useErrorText(error);
  if (!error) return null;
  return (
    <Notice tone="error" title={text.title} action={action}>
      {text.next}
    </Notice>
  );
}
