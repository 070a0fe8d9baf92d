import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { ApiError } from '#client/api/api-error.ts';
import { noticeSignedOut } from '#client/api/query-client.ts';
import type { SharedPicture } from '#client/features/conference/choose-peers.ts';
import {
  ConferenceProvider,
  useConference,
} from '#client/features/conference/conference-context.tsx';
import { useSharedScreen } from '#client/features/conference/use-shared-screen.ts';
import { useMeetingSession } from '#client/features/meeting/use-meeting-session.ts';
import { LiveContext, useLive, useLiveView, useServerNow } from '#client/live/use-live.ts';
import { ErrorState } from '#client/ui/ErrorState.tsx';
import { LoadingState } from '#client/ui/LoadingState.tsx';
import { usePageTitle } from '#client/ui/page-title.ts';
import type { MeetingId } from '#contract/ids.ts';
import { codeOnScreen } from '#contract/live/code-shown.ts';
import { HallCounted, HallVoid } from './HallBallotEnd.tsx';
import { BesideCode, HallCheckIn } from './HallCheckIn.tsx';
import { HallDocument } from './HallDocument.tsx';
import { HallHead } from './HallHead.tsx';
import { HallMessage } from './HallMessage.tsx';
import { HallGallery, HallShared, HallSpeaker } from './HallPictures.tsx';
import { HallResult } from './HallResult.tsx';
import classes from './HallScreen.module.css';
import { HallSeats } from './HallSeats.tsx';
import { HallVote } from './HallVote.tsx';
import { codeBeside, type HallScene, hallScene } from './hall-scene.ts';
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
  const live = useLive((state) => state);
  const now = useServerNow();
  const shared = useSharedScreen();
  const ready = live.frame !== null;
  usePageTitle(t('title'));
  useEffect(() => {
    if (ready) void conference.join('hallScreen');
  }, [conference, ready]);
  const refusal = connection.kind === 'refused' ? connection.error : null;
  useEffect(() => {
    if (refusal) noticeSignedOut(new ApiError(refusal));
  }, [refusal]);

  if (refusal) return <ErrorState error={new ApiError(refusal)} />;
  if (!ready) return <LoadingState />;
  const scene = hallScene(live, now, shared?.since ?? null);
  const code = codeBeside(scene.kind, codeOnScreen(live, now));
  const picture = <Scene scene={scene} shared={shared} />;
  return (
    <>
      <HallHead scene={scene} now={now} />
      <main className={classes.scene} key={scene.kind} data-scene={scene.kind}>
        {code === 'no' ? picture : <BesideCode size={code}>{picture}</BesideCode>}
      </main>
      {connection.kind === 'reconnecting' && (
        <p className={classes.lost} role="status">
          {t('reconnecting')}
        </p>
      )}
    </>
  );
}

/** What a scene shows, for a room's display and for a room's machine; `shared` is what is shared now. */
export function Scene({ scene, shared }: { scene: HallScene; shared: SharedPicture | null }) {
  switch (scene.kind) {
    case 'planned':
      return <HallMessage kind="planned" />;
    case 'ended':
      return <HallMessage kind="ended" />;
    case 'seats':
      return <HallSeats />;
    case 'checkIn':
      return <HallCheckIn />;
    case 'vote':
      return <HallVote ballot={scene.ballot} />;
    case 'counted':
      return <HallCounted counted={scene.counted} />;
    case 'result':
      return <HallResult ballot={scene.ballot} />;
    case 'void':
      return <HallVoid ballot={scene.ballot} />;
    case 'screen':
      return shared && <HallShared shared={shared} />;
    case 'document':
      return <HallDocument />;
    case 'speaker':
      return <HallSpeaker />;
    case 'gallery':
      return <HallGallery />;
  }
}
