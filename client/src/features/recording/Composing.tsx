import { useTranslation } from 'react-i18next';
import { Card } from '#client/ui/Card.tsx';
import type { MeetingRecording } from '#contract/http/recordings.ts';
import classes from './Recording.module.css';
import { useStateWords } from './RecordingCard.tsx';

/** How far the putting together is; that nobody has to wait for it, and where the recording will be. */
export function Composing({ recording }: { recording: MeetingRecording }) {
  const { t } = useTranslation('recording');
  const words = useStateWords();
  return (
    <Card title={t('composing.title')} className={classes.composing}>
      <p>{words(recording)}</p>
      <progress
        className={classes.progress}
        aria-label={t('composing.title')}
        max={100}
        value={recording.progress}
      />
      <p className={classes.cardText}>{t('composing.mayLeave')}</p>
      <p className={classes.cardText}>{t('composing.where')}</p>
    </Card>
  );
}
