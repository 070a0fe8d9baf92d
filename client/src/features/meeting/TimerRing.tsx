import classes from './TimerRing.module.css';

/** A ring that empties as the time goes, with the time left inside; red once it is over. `share` is what is left, 0–1. */
export function TimerRing({
  share,
  text,
  label,
  over,
}: {
  share: number;
  text: string;
  label: string;
  over: boolean;
}) {
  const round = 2 * Math.PI * 26;
  return (
    <span
      className={classes.ring}
      data-over={over || undefined}
      data-length={text.length > 5 ? 'longest' : text.length > 4 ? 'long' : undefined}
      role="timer"
      aria-label={`${label}: ${text}`}
    >
      <svg viewBox="0 0 60 60" aria-hidden="true">
        <circle className={classes.track} cx="30" cy="30" r="26" />
        <circle
          className={classes.left}
          cx="30"
          cy="30"
          r="26"
          strokeDasharray={round}
          strokeDashoffset={round * (1 - Math.max(0, Math.min(1, share)))}
        />
      </svg>
      <span className={classes.text} aria-hidden="true">
        {text}
      </span>
    </span>
  );
}
