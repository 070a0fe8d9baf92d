import type { ReactNode } from 'react';
import classes from './SeatingStep.module.css';

/** A desk for a room: the board with what was just done below it, and the tools beside it. */
export function SeatDesk({
  board,
  told,
  children,
}: {
  board: ReactNode;
  told: string;
  children: ReactNode;
}) {
  return (
    <div className={classes.desk}>
      <div>
        {board}
        <p className={classes.told} role="status">
          {told}
        </p>
      </div>
      <div className={classes.aside}>{children}</div>
    </div>
  );
}
