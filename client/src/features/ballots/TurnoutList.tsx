import { IconChevronDown } from '@tabler/icons-react';
import { nameOfUser } from '#client/features/meeting/people.ts';
import { useLive } from '#client/live/use-live.ts';
import classes from './Turnout.module.css';
import { TURNOUT, type TurnoutGroups, type TurnoutKind } from './turnout.ts';

/** The voters by name under how they stand, each group to be unfolded; empty ones are left out. */
export function TurnoutList({
  groups,
  wordOf,
  unfolded,
}: {
  groups: TurnoutGroups;
  wordOf: (kind: TurnoutKind) => string;
  /** The groups that are open from the start. */
  unfolded: readonly TurnoutKind[];
}) {
  const frame = useLive((state) => state.frame);
  return (
    <div className={classes.turnout}>
      {TURNOUT.filter((kind) => groups[kind].length > 0).map((kind) => (
        <details
          key={kind}
          className={classes.group}
          data-kind={kind}
          open={unfolded.includes(kind)}
        >
          <summary>
            <span>{wordOf(kind)}</span>
            <span className="numerals">{groups[kind].length}</span>
            <IconChevronDown size={18} aria-hidden="true" />
          </summary>
          <ul>
            {groups[kind].map((userId) => (
              <li key={userId}>{nameOfUser(frame, userId)}</li>
            ))}
          </ul>
        </details>
      ))}
    </div>
  );
}
