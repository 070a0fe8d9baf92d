import type { ReactNode } from 'react';
import classes from './Pill.module.css';

/** The meaning of a pill; its colour never stands alone, the word says it. */
export type PillTone = 'info' | 'live' | 'ok' | 'warn' | 'neutral';

/** A short word of state. `dot` puts a dot before it, `icon` a picture. */
export function Pill({
  tone = 'info',
  dot = false,
  icon,
  children,
}: {
  tone?: PillTone;
  dot?: boolean;
  icon?: ReactNode;
  children: ReactNode;
}) {
  return (
    <span className={tone === 'info' ? classes.pill : `${classes.pill} ${classes[tone]}`}>
      {dot && <span className={classes.dot} aria-hidden="true" />}
      {icon}
      {children}
    </span>
  );
}
