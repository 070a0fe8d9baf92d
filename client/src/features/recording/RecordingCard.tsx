import { IconPlayerPlay } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { clockFace } from '#client/features/meeting/clock-face.ts';
import { ButtonLink } from '#client/ui/Button.tsx';
import { Card } from '#client/ui/Card.tsx';
import { formatDay, formatTime } from '#client/ui/format-date.ts';
import type { MeetingRecording } from '#contract/http/recordings.ts';
import type { MeetingId } from '#contract/ids.ts';
import classes from './Recording.module.css';
import { RetryRecording } from './RetryRecording.tsx';
import { recordingQuery } from './recording-query.ts';

/** The recording of a meeting that has ended, on the meeting's page; nothing when there is none. */
export function RecordingCard({ meetingId }: { meetingId: MeetingId }) {
  const { t } = useTranslation('recording');
  const recording = useQuery(recordingQuery(meetingId));
  const words = useStateWords();
  if (!recording.data) return null;
  const { state, mayRetry, mayRemove } = recording.data;
  const page = `/cuoc-hop/${meetingId}/xem-lai`;
  return (
    <Card title={t('card.title')}>
      <div className={classes.card}>
        <p className={classes.cardText}>{words(recording.data)}</p>
        {mayRetry && <RetryRecording meetingId={meetingId} onRetried={() => recording.refetch()} />}
        {state === 'ready' && (
          <ButtonLink
            look="primary"
            to={page}
            icon={<IconPlayerPlay size={20} aria-hidden="true" />}
          >
            {t('card.watch')}
          </ButtonLink>
        )}
        {state !== 'ready' && mayRemove && <ButtonLink to={page}>{t('card.more')}</ButtonLink>}
      </div>
    </Card>
  );
}

/** How far a recording is, in a sentence. */
export function useStateWords(): (recording: MeetingRecording) => string {
  const { t } = useTranslation('recording');
  return ({ state, progress, contents, noRoomAt, isEmpty, removed }) => {
    switch (state) {
      case 'open':
        return t('card.open');
      case 'composing':
        return noRoomAt
          ? t('card.waiting', { time: formatTime(noRoomAt) })
          : t('card.composing', { progress });
      case 'ready':
        return t('card.ready', { length: clockFace((contents?.durationMs ?? 0) / 1000) });
      case 'failed':
        return t(isEmpty ? 'card.empty' : 'card.failed');
      case 'removed':
        return [
          t('card.removed', { day: removed ? formatDay(removed.at) : '' }),
          removed?.reason && t('card.removedFor', { reason: removed.reason }),
        ]
          .filter(Boolean)
          .join(' ');
    }
  };
}
