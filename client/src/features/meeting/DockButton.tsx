import type { ReactNode } from 'react';
import { useId } from 'react';
import { inTwoLines } from '#client/ui/break-label.ts';
import classes from './Dock.module.css';

/** How a button of the dock looks: `on` for a state that holds, `leave` for going. */
export type DockLook = 'plain' | 'on' | 'leave';

/** A button of the dock: a picture over its word. `short` is written where there is little room; `detail` is said after the name, not in it. */
export function DockButton({
  icon,
  label,
  short,
  look = 'plain',
  detail,
  badge = false,
  busy = false,
  onClick,
}: {
  icon: ReactNode;
  label: string;
  short?: string | undefined;
  look?: DockLook;
  detail?: string | undefined;
  badge?: boolean;
  busy?: boolean;
  onClick: () => void;
}) {
  return (
    <button
      type="button"
      className={classes.button}
      data-look={look}
      data-badge={badge || undefined}
      aria-disabled={busy || undefined}
      aria-label={label}
      title={detail}
      onClick={busy ? undefined : onClick}
    >
      {icon}
      <span>{short ?? inTwoLines(label)}</span>
    </button>
  );
}

/** The one filled button. Its name is the act alone; `detail` (to whom, how many) describes it. */
export function PrimaryButton({
  icon,
  label,
  detail,
  busy,
  onClick,
}: {
  icon: ReactNode;
  label: string;
  detail: string | null;
  busy: boolean;
  onClick: () => void;
}) {
  const id = useId();
  return (
    <button
      type="button"
      className={classes.primary}
      aria-labelledby={`${id}-act`}
      aria-describedby={detail ? `${id}-detail` : undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? undefined : onClick}
    >
      {icon}
      <span className={classes.primaryWords}>
        <span id={`${id}-act`}>{label}</span>
        {detail && (
          <>
            <br />
            <span id={`${id}-detail`} className={classes.detail}>
              {detail}
            </span>
          </>
        )}
      </span>
    </button>
  );
}
