import type { ReactNode } from 'react';
import classes from './Rows.module.css';

/** A list of things with a line between them. Their states and their acts stand in columns; where it is narrow, below the words. */
export function Rows({ children }: { children: ReactNode }) {
  return <ul className={classes.rows}>{children}</ul>;
}

/** One thing of such a list. */
export function Row({
  picture,
  name,
  about,
  state,
  acts,
  isOver = false,
  children,
}: {
  /** An icon that says what kind of thing it is. */
  picture?: ReactNode;
  name: string;
  /** Paragraphs below the name. */
  about?: ReactNode;
  /** How it stands, as a pill. */
  state?: ReactNode;
  acts?: ReactNode;
  /** True of what is kept for the record alone. */
  isOver?: boolean;
  /** Below all of it: what went wrong; and dialogs. */
  children?: ReactNode;
}) {
  return (
    <li className={classes.row} data-over={isOver || undefined}>
      <div className={classes.thing}>
        {picture && (
          <span className={classes.picture} aria-hidden="true">
            {picture}
          </span>
        )}
        <div className={classes.words}>
          <p className={classes.name}>{name}</p>
          {about && <div className={classes.about}>{about}</div>}
        </div>
      </div>
      {state && <div className={classes.state}>{state}</div>}
      {acts && <div className={classes.acts}>{acts}</div>}
      {children}
    </li>
  );
}
