import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useParams } from 'react-router';
import { ApiError } from '#client/api/api-error.ts';
import { read } from '#client/api/query.ts';
import { ButtonLink } from '#client/ui/Button.tsx';
import { ErrorState } from '#client/ui/ErrorState.tsx';
import { LoadingState } from '#client/ui/LoadingState.tsx';
import { usePageTitle } from '#client/ui/page-title.ts';
import type { Meeting } from '#contract/http/meetings.ts';
import { useOrganisation } from './organisation.ts';
import { PrepareSteps } from './PrepareSteps.tsx';
import { stepOf } from './steps.ts';

const CONVERTING_MS = 1_500;
const RECOGNISING_MS = 5_000;
const IDLE_MS = 20_000;

/** Preparing a meeting, from its title to its release; afterwards too, until it is over. */
export function Component() {
  const { t } = useTranslation('prepare');
  const { meetingId = '' } = useParams();
  const [gone, setGone] = useState(false);
  const { hash } = useLocation();
  const meeting = useQuery({
    ...read('meetings.get', { params: { meetingId } }),
    enabled: !gone,
    refetchInterval: ({ state }) =>
      state.data && isConverting(state.data)
        ? CONVERTING_MS
        : state.data && isRecognising(state.data)
          ? RECOGNISING_MS
          : IDLE_MS,
  });
  const organisation = useOrganisation();
  usePageTitle(meeting.data?.title ?? t('title'));

  const error = meeting.data ? organisation.error : meeting.error;
  if (error) {
    const retry = () => (meeting.error ? void meeting.refetch() : organisation.retry());
    return <ErrorState error={error} onRetry={retry} />;
  }
  if (!meeting.data || !organisation.data) return <LoadingState />;
  if (!meeting.data.may.includes('meeting.edit')) {
    return (
      <ErrorState
        error={new ApiError({ code: 'FORBIDDEN' })}
        action={<ButtonLink to={`/cuoc-hop/${meetingId}`}>{t('overview')}</ButtonLink>}
      />
    );
  }
  return (
    <PrepareSteps
      key={meetingId}
      meeting={meeting.data}
      organisation={organisation.data}
      step={stepOf(hash)}
      onRemoved={() => setGone(true)}
    />
  );
}

function isConverting(meeting: Meeting): boolean {
  return meeting.items.some((item) =>
    item.documents.some(
      ({ progress, newer }) => !['ready', 'failed'].includes((newer?.progress ?? progress).state),
    ),
  );
}

function isRecognising(meeting: Meeting): boolean {
  return meeting.items.some((item) =>
    item.documents.some(({ recognition }) => recognition && recognition.done < recognition.total),
  );
}
