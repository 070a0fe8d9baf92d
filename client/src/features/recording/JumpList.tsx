import { useTranslation } from 'react-i18next';
import { clockFace } from '#client/features/meeting/clock-face.ts';
import classes from './Playback.module.css';

/** A place in a recording that can be jumped to. */
export type Jump = { atMs: number; what: string; about: string | null; isCurrent: boolean };

/** A list of places; the one that plays is marked. */
export function JumpList({
  label,
  entries,
  onGoTo,
}: {
  label: string;
  entries: readonly Jump[];
  onGoTo: (atMs: number) => void;
}) {
  const { t } = useTranslation('recording');
  return (
    <ol className={classes.jumps} aria-label={label}>
      {entries.map(({ atMs, what, about, isCurrent }) => {
        const time = clockFace(atMs / 1000);
        return (
          <li key={`${atMs} ${what}`}>
            <button
              type="button"
              className={classes.jump}
              aria-current={isCurrent || undefined}
              aria-label={t('playback.goTo', { time, what })}
              onClick={() => onGoTo(atMs)}
            >
              <span className={classes.time}>{time}</span>
              <span className={classes.what}>
                {what}
                {about && <span className={classes.about}>{about}</span>}
              </span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}
