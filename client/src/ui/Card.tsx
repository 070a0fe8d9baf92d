import { type ReactNode, useId } from 'react';
import classes from './Card.module.css';

/** A white panel. With a `title` it is a named region; `action` stands beside the title. */
export function Card({
  title,
  action,
  padded = true,
  className,
  children,
}: {
  title?: string;
  action?: ReactNode;
  padded?: boolean;
  className?: string | undefined;
  children: ReactNode;
}) {
  const id = useId();
  const names = [classes.card, padded && classes.padded, className].filter(Boolean).join(' ');
  if (title === undefined) return <div className={names}>{children}</div>;
  return (
    <section className={names} aria-labelledby={id}>
      <div className={classes.head}>
        <h2 id={id} className={classes.title}>
          {title}
        </h2>
        {action}
      </div>
      {children}
    </section>
  );
}
