import { IconLock } from '@tabler/icons-react';
import classes from './HallVote.module.css';

/** That a vote is secret, in words that are read from ten metres. */
export function SecretMark({ text }: { text: string }) {
  return (
    <p className={classes.kind}>
      <IconLock aria-hidden="true" />
      {text}
    </p>
  );
}
