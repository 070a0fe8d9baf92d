import { IconPlayerPlay } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMe } from '#client/api/session.ts';
import { useLiveStore } from '#client/live/use-live.ts';
import { ButtonLink } from '#client/ui/Button.tsx';
import { formatTime } from '#client/ui/format-date.ts';
import { Notice } from '#client/ui/Notice.tsx';
import { useStateWords } from './RecordingCard.tsx';
import { recordingQuery } from './recording-query.ts';

/** When the meeting ended, and the way to its recording where there is one; a guest has no page to be led to. */
export function EndedNotice({ endedAt }: { endedAt: string }) {
  const { t } = useTranslation('meeting');
  const { t: tRecording } = useTranslation('recording');
  const { meetingId } = useLiveStore();
  const isGuest = useMe().kind === 'guest';
  const { data } = useQuery({ ...recordingQuery(meetingId), enabled: !isGuest });
  const words = useStateWords();
  // The last moments are still being written: the next look says more.
  const recording = data?.state === 'open' ? undefined : data;
  const isToCome =
    recording?.state === 'ready' || recording?.state === 'composing' || recording?.mayRetry;
  const watch = (
    <ButtonLink
      size="small"
      to={`/cuoc-hop/${meetingId}/xem-lai`}
      icon={<IconPlayerPlay size={18} aria-hidden="true" />}
    >
      {tRecording('ended.watch')}
    </ButtonLink>
  );
  return (
    <Notice action={isToCome && watch}>
      <p>{t('endedAt', { time: formatTime(endedAt) })}</p>
      {recording && <p>{`${tRecording('card.title')}: ${words(recording)}`}</p>}
    </Notice>
  );
}
