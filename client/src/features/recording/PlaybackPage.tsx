import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { ErrorState } from '#client/ui/ErrorState.tsx';
import { formatDay } from '#client/ui/format-date.ts';
import { LoadingState } from '#client/ui/LoadingState.tsx';
import { Notice } from '#client/ui/Notice.tsx';
import { PageHead } from '#client/ui/PageHead.tsx';
import { usePageTitle } from '#client/ui/page-title.ts';
import type { MeetingRecording } from '#contract/http/recordings.ts';
import type { MeetingId } from '#contract/ids.ts';
import { Composing } from './Composing.tsx';
import { Playback } from './Playback.tsx';
import { useStateWords } from './RecordingCard.tsx';
import { RecordingOpenings } from './RecordingOpenings.tsx';
import { RemoveRecording } from './RemoveRecording.tsx';
import { RetryRecording } from './RetryRecording.tsx';
import { recordingQuery } from './recording-query.ts';

/** A meeting watched again: its recording beside the pages that were shown. */
export function Component() {
  const { meetingId } = useParams();
  const { t } = useTranslation('recording');
  // The server parses the id; a wrong one is answered with NOT_FOUND.
  const recording = useQuery(recordingQuery(meetingId as MeetingId));
  usePageTitle(t('playback.title'));
  if (!recording.data)
    return recording.error ? (
      <ErrorState error={recording.error} onRetry={() => void recording.refetch()} />
    ) : (
      <LoadingState />
    );
  const { contents, maySeeOpenings } = recording.data;
  const refresh = () => recording.refetch();
  return (
    <>
      <PlaybackHead recording={recording.data} onRemoved={refresh} />
      {contents ? (
        <Playback recording={recording.data} contents={contents} />
      ) : (
        <StateNotice recording={recording.data} onRetried={refresh} />
      )}
      {maySeeOpenings && <RecordingOpenings meetingId={recording.data.meetingId} />}
    </>
  );
}

function PlaybackHead({
  recording,
  onRemoved,
}: {
  recording: MeetingRecording;
  onRemoved: () => Promise<unknown>;
}) {
  const { t } = useTranslation('recording');
  const { meetingId, title, unitName, startedAt, state, keptUntil, mayRemove } = recording;
  const facts = [
    unitName,
    startedAt && formatDay(startedAt),
    keptUntil && t('playback.keptUntil', { day: formatDay(keptUntil) }),
  ];
  return (
    <PageHead
      back={{ to: `/cuoc-hop/${meetingId}`, text: t('playback.back') }}
      title={title}
      lead={facts.filter(Boolean).join(' · ')}
      actions={
        mayRemove && (
          <RemoveRecording
            meetingId={meetingId}
            isComposing={state === 'composing'}
            onRemoved={onRemoved}
          />
        )
      }
    />
  );
}

function StateNotice({
  recording,
  onRetried,
}: {
  recording: MeetingRecording;
  onRetried: () => Promise<unknown>;
}) {
  const words = useStateWords();
  const { meetingId, state, noRoomAt, isEmpty, mayRetry } = recording;
  const isWaiting = noRoomAt !== null;
  if (state === 'composing' && !isWaiting) return <Composing recording={recording} />;
  return (
    <Notice
      tone={(state === 'failed' && !isEmpty) || isWaiting ? 'warn' : 'info'}
      action={mayRetry && <RetryRecording meetingId={meetingId} onRetried={onRetried} />}
    >
      {words(recording)}
    </Notice>
  );
}
