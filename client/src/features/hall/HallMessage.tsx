import { useTranslation } from 'react-i18next';
import { useLive } from '#client/live/use-live.ts';
import { formatTime } from '#client/ui/format-date.ts';
import classes from './HallScreen.module.css';

/** Before the start and after the end: one large sentence. */
export function HallMessage({ kind }: { kind: 'planned' | 'ended' }) {
  const { t } = useTranslation('hall');
  const frame = useLive((state) => state.frame);
  const endedAt = useLive((state) => state.endedAt);
  return (
    <div className={classes.message}>
      <p className={classes.messageTitle}>{frame?.title}</p>
      {kind === 'planned' ? (
        <p>{frame && t('planned', { time: formatTime(frame.startsAt) })}</p>
      ) : (
        <>
          <p>{t('thanks')}</p>
          <p className={classes.quiet}>{endedAt && t('endedAt', { time: formatTime(endedAt) })}</p>
        </>
      )}
      {kind === 'planned' && <p className={classes.quiet}>{frame?.place}</p>}
    </div>
  );
}
