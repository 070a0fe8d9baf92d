import { useTranslation } from 'react-i18next';
import { useLive } from '#client/live/use-live.ts';
import { formatTime } from '#client/ui/format-date.ts';
import { Pill } from '#client/ui/Pill.tsx';
import classes from './Recording.module.css';

/** Says to everybody that the meeting is being recorded, and when it can't be; nothing while it isn't. */
export function RecordingPill() {
  const { t } = useTranslation('recording');
  const recording = useLive((state) => state.recording);
  if (!recording) return null;
  const { startedAt, hindrance } = recording;
  const hint = hindrance
    ? t(`hindrance.${hindrance}`)
    : t('onHint', { time: formatTime(startedAt) });
  return (
    <span className={classes.pill} title={hint}>
      <Pill tone={hindrance ? 'warn' : 'live'} dot>
        {t(hindrance ? 'hindered' : 'on')}
      </Pill>
    </span>
  );
}
