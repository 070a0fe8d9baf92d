import { useTranslation } from 'react-i18next';
import { useLive, useServerNow } from '#client/live/use-live.ts';
import { clockFace, secondsSince } from './clock-face.ts';
import classes from './StateBar.module.css';

/** Which item is being discussed, and its time: how long it has taken, of how much is planned. */
export function ItemTimer() {
  const { t } = useTranslation('meeting');
  const items = useLive((state) => state.frame?.items ?? null);
  const currentId = useLive((state) => state.currentItemId);
  const openedAt = useLive((state) => state.itemOpenedAt);
  const now = useServerNow(openedAt !== null);
  const index = items?.findIndex((item) => item.itemId === currentId) ?? -1;
  const item = items?.[index];
  if (!items || !item || !openedAt) return null;
  const spent = secondsSince(openedAt, now);
  const planned = item.minutesPlanned === null ? null : item.minutesPlanned * 60;
  const over = planned !== null && spent > planned;
  return (
    <div className={classes.item} data-over={over || undefined}>
      <span className={classes.itemNumber}>
        {t('itemProgress', { n: index + 1, count: items.length })}
      </span>
      {planned !== null && (
        <span className={classes.progress} aria-hidden="true">
          <span style={{ width: `${Math.min(100, (spent / planned) * 100)}%` }} />
        </span>
      )}
      <span
        className={classes.time}
        role="timer"
        aria-label={t(over ? 'itemOver' : 'itemTime')}
        title={t(over ? 'itemOver' : 'itemTime')}
      >
        <strong>{clockFace(spent)}</strong>
        {planned !== null && <span className={classes.planned}> / {clockFace(planned)}</span>}
      </span>
    </div>
  );
}
