import type { ReactNode } from 'react';
import classes from './ToolBar.module.css';

/** One button of the tool bar: a picture, with its name for those who rest on it or hear it. */
export function BarButton({
  label,
  pressed,
  expanded,
  disabled = false,
  onClick,
  children,
}: {
  label: string;
  pressed?: boolean | undefined;
  /** Whether what the button opens beside the bar is open; undefined: it opens nothing there. */
  expanded?: boolean;
  disabled?: boolean;
  onClick: () => void;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      className={classes.tool}
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      aria-expanded={expanded}
      disabled={disabled}
      onClick={onClick}
    >
      {children}
    </button>
  );
}
