import { shareOf } from './received.ts';
import classes from './ShareBar.module.css';

/**
 * A part of a whole as a bar, for the eye alone: the number stands beside it. The place around it may set --tone, --bar-height and
 * --bar-ground.
 */
export function ShareBar({ part, whole }: { part: number; whole: number }) {
  return (
    <span className={classes.bar} aria-hidden="true">
      <span style={{ width: shareOf(part, whole) }} />
    </span>
  );
}
