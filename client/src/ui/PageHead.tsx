import { IconChevronLeft } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import classes from './PageHead.module.css';

/** The head of a page: the way back, its name, and what can be done with all of it. */
export function PageHead({
  back,
  title,
  lead,
  actions,
}: {
  back?: { to: string; text: string };
  title: string;
  lead?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <header className={classes.head}>
      <div className={classes.text}>
        {back && (
          <Link to={back.to} className={classes.back ?? ''}>
            <IconChevronLeft size={18} aria-hidden="true" />
            {back.text}
          </Link>
        )}
        <h1 className={classes.title}>{title}</h1>
        {lead && <div className={classes.lead}>{lead}</div>}
      </div>
      {actions && <div className={classes.actions}>{actions}</div>}
    </header>
  );
}
