import classes from './Avatar.module.css';
import { initialsOf } from './initials.ts';

/** A round sign with somebody's initials, beside the name that says who it is; a dot while their device is connected. */
export function Avatar({ name, connected = false }: { name: string; connected?: boolean }) {
  return (
    <span className={classes.avatar} data-connected={connected || undefined} aria-hidden="true">
      {initialsOf(name)}
    </span>
  );
}
