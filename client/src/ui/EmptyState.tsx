import { IconInbox } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './States.module.css';

/** Says what will be here and offers the first step. */
export function EmptyState({
  icon = <IconInbox size={32} />,
  title,
  text,
  action,
}: {
  icon?: ReactNode;
  title: string;
  text?: string;
  action?: ReactNode;
}) {
  return (
    <div className={classes.state}>
      <span className={classes.picture} aria-hidden="true">
        {icon}
      </span>
      <p className={classes.title}>{title}</p>
      {text && <p className={classes.text}>{text}</p>}
      {action && <div className={classes.actions}>{action}</div>}
    </div>
  );
}
