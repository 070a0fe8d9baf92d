import { useTranslation } from 'react-i18next';
import { useLive } from '#client/live/use-live.ts';
import classes from './Recording.module.css';

/** Says on a room's large screen that the meeting is being recorded, or can't be, to be read from ten metres; nothing while it isn't. */
export function HallRecording() {
  const { t } = useTranslation('recording');
  const recording = useLive((state) => state.recording);
  if (!recording) return null;
  return (
    <p className={classes.hall} data-hindered={recording.hindrance !== null || undefined}>
      <span className={classes.dot} aria-hidden="true" />
      {t(recording.hindrance ? 'hindered' : 'on')}
    </p>
  );
}
