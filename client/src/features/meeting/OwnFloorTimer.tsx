import { useTranslation } from 'react-i18next';
import classes from './StateBar.module.css';
import { useFloorView } from './use-floor-view.ts';

/** The time that is left to who has the floor, on their own screen: a phone shows no picture with a timer. */
export function OwnFloorTimer() {
  const { t } = useTranslation('meeting');
  const floor = useFloorView();
  if (!floor) return null;
  return (
    <div className={classes.item} data-own data-over={floor.over || floor.isLast || undefined}>
      <span className={classes.ownWords}>{t(floor.over ? 'ownTimeOver' : 'ownTime')}</span>
      <span
        className={classes.time}
        role="timer"
        aria-label={t(floor.over ? 'side.timeOver' : 'side.timeLeft')}
      >
        <strong>{floor.clock}</strong>
      </span>
    </div>
  );
}
