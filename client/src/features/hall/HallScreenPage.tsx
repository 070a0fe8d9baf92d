import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { ApiError } from '#client/api/api-error.ts';
import { noticeSignedOut } from '#client/api/query-client.ts';
import {
  ConferenceProvider,
  useConference,
} from '#client/features/conference/conference-context.tsx';
import { useMeetingSession } from '#client/features/meeting/use-meeting-session.ts';
import { RemovedPage } from '#client/features/removal/RemovedPage.tsx';
import { LiveContext, useLive, useLiveView } from '#client/live/use-live.ts';
import { ErrorState } from '#client/ui/ErrorState.tsx';
import { LoadingState } from '#client/ui/LoadingState.tsx';
import { usePageTitle } from '#client/ui/page-title.ts';
import type { MeetingId } from '#contract/ids.ts';
import classes from './HallScreen.module.css';
import { HallView } from './HallView.tsx';
import { useAwakeScreen } from './use-awake-screen.ts';

/** The room's big display: changes by itself with the meeting and has no controls. */
export function Component() {
  const { meetingId } = useParams();
  // The server parses the id; a wrong one is answered with NOT_FOUND.
  const session = useMeetingSession(meetingId as MeetingId);
  useAwakeScreen();
  return (
    <div className={classes.hall} data-always-dark>
      {session ? (
        <LiveContext value={session.store}>
          <ConferenceProvider conference={session.conference}>
            <Hall />
          </ConferenceProvider>
        </LiveContext>
      ) : (
        <LoadingState />
      )}
    </div>
  );
}

function Hall() {
  const { t } = useTranslation('hall');
  const conference = useConference();
  const connection = useLiveView((view) => view.connection);
  const ready = useLive((state) => state.frame !== null);
  usePageTitle(t('title'));
  const isRemoved = connection.kind === 'removed';
  useEffect(() => {
    if (isRemoved) void conference.leave();
    else if (ready) void conference.join('hallScreen');
  }, [conference, ready, isRemoved]);
  const refusal = connection.kind === 'refused' ? connection.error : null;
  useEffect(() => {
    if (refusal) noticeSignedOut(new ApiError(refusal));
  }, [refusal]);

  if (isRemoved) return <RemovedPage />;
  if (refusal) return <ErrorState error={new ApiError(refusal)} />;
  if (!ready) return <LoadingState />;
  return (
    <>
      <HallView />
      {connection.kind === 'reconnecting' && (
        <p className={classes.lost} role="status">
          {t('reconnecting')}
        </p>
      )}
    </>
  );
}
