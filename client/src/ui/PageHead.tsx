import type { ReactNode } from 'react';
import classes from './PageHead.module.css';

/** The head of a page: where one is, its name, and what can be done with all of it. */
export function PageHead({
  before,
  title,
  lead,
  actions,
}: {
  before?: ReactNode;
  title: string;
  lead?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <header className={classes.head}>
      <div className={classes.text}>
        {before}
        <h1 className={classes.title}>{title}</h1>
        {lead && <div className={classes.lead}>{lead}</div>}
      </div>
      {actions && <div className={classes.actions}>{actions}</div>}
    </header>
  );
}
