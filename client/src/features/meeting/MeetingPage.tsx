import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { ApiError } from '#client/api/api-error.ts';
import { useLineView } from '#client/api/line.ts';
import { noticeSignedOut } from '#client/api/query-client.ts';
import { useMe, useSignOut } from '#client/api/session.ts';
import {
  ConferenceProvider,
  useConference,
} from '#client/features/conference/conference-context.tsx';
import { Lobby, type LobbyMode } from '#client/features/conference/Lobby.tsx';
import { useEchoWarning } from '#client/features/conference/use-echo-warning.tsx';
import { ReadmittedNotice } from '#client/features/removal/ReadmittedNotice.tsx';
import { RemovedPage } from '#client/features/removal/RemovedPage.tsx';
import { useBoundSeat } from '#client/features/seat-map/use-bound-seat.ts';
import { DocumentViewer } from '#client/features/viewer/DocumentViewer.tsx';
import { LiveContext, useLive, useLiveStore, useLiveView } from '#client/live/use-live.ts';
import { ButtonLink } from '#client/ui/Button.tsx';
import { ErrorState } from '#client/ui/ErrorState.tsx';
import { LoadingState } from '#client/ui/LoadingState.tsx';
import { usePageTitle } from '#client/ui/page-title.ts';
import type { MeetingId } from '#contract/ids.ts';
import { EnteringWithoutLine } from './EnteringWithoutLine.tsx';
import { MeetingRoom } from './MeetingRoom.tsx';
import { nameOfSite, roomOf } from './people.ts';
import { useEntering } from './use-entering.ts';
import { useMeetingSession } from './use-meeting-session.ts';
import { usePlannedStart } from './use-planned-start.ts';
import { useQuietKeeping } from './use-quiet-keeping.ts';

/** How long the lobby stands before the viewer is fetched, in milliseconds: preview and joining go first. */
const PREFETCH_MS = 1000;

/** The page of a meeting: the lobby first, then the room. */
export function Component() {
  const { meetingId } = useParams();
  const { t } = useTranslation('meeting');
  // The server parses the id; a wrong one is answered with NOT_FOUND.
  const session = useMeetingSession(meetingId as MeetingId);
  if (!session) return <LoadingState label={t('entering')} />;
  return (
    <LiveContext value={session.store}>
      <ConferenceProvider conference={session.conference}>
        <Gate />
      </ConferenceProvider>
    </LiveContext>
  );
}

/** Says why one can't enter, waits for the meeting, shows the lobby, and then the room. */
function Gate() {
  const { t } = useTranslation('meeting');
  const me = useMe();
  const navigate = useNavigate();
  const signOut = useSignOut();
  const isGuest = me.kind === 'guest';
  const conference = useConference();
  const connection = useLiveView((view) => view.connection);
  const frame = useLive((state) => state.frame);
  const phase = useLive((state) => state.phase);
  const isRecorded = useLive((state) => state.recording !== null);
  const { entered, former, enter, leave, leaveAsAsked } = useEntering(frame !== null, me.userId);
  const { isDown } = useLineView();
  const { meetingId, serverNow } = useLiveStore();
  const plannedStart = usePlannedStart();
  const { isBound, place } = useBoundSeat();
  const room = roomOf(frame, me.userId);
  const ownRoom =
    room && room.deviceUserId !== null && room.deviceUserId !== me.userId
      ? { name: room.name, deviceUserId: room.deviceUserId }
      : null;
  const takePart = (mode: LobbyMode) => conference.leave().then(() => enter(mode));
  const echo = useEchoWarning(ownRoom, () => void takePart('companion'));
  /** Whoever asks for sound in the room wants to be heard. */
  const takePartWithSound = async () => {
    if ((await echo.before('full')) !== 'full') return;
    await takePart('full');
    await conference.setMicrophone(true).catch(() => undefined);
  };
  useQuietKeeping();
  usePageTitle(frame?.title ?? t('title'));

  const refusal = connection.kind === 'refused' ? connection.error : null;
  useEffect(() => {
    if (refusal) noticeSignedOut(new ApiError(refusal));
  }, [refusal]);
  useEffect(() => {
    if (entered) return;
    // Whoever looks at the lobby has a moment: the viewer is there when the document's turn comes.
    const fetch = () => void DocumentViewer.fetchAhead().catch(() => undefined);
    const timer = setTimeout(fetch, PREFETCH_MS);
    return () => clearTimeout(timer);
  }, [entered]);
  useEffect(() => {
    if (phase === 'ended') void conference.leave();
  }, [phase, conference]);

  const isRemoved = connection.kind === 'removed';
  useEffect(() => {
    if (!isRemoved) return;
    void conference.leave();
    leaveAsAsked();
  }, [isRemoved, conference, leaveAsAsked]);

  if (isRemoved) return <RemovedPage />;
  if (refusal)
    return (
      <ErrorState
        error={new ApiError(refusal)}
        action={
          <ButtonLink look="primary" to="/">
            {t('refusedAction')}
          </ButtonLink>
        }
      />
    );
  if (!frame && isDown) return <EnteringWithoutLine meetingId={meetingId} />;
  if (!frame) return <LoadingState label={t('entering')} />;
  // A guest has no other page: out of the room is the lobby, and out of the lobby the door.
  const goHome = () => void (isGuest ? signOut() : navigate('/'));
  if (!entered && phase !== 'ended') {
    return (
      <>
        <Lobby
          title={frame.title}
          subtitle={`${frame.unitName} · ${
            phase === 'running'
              ? t('phase.running')
              : plannedStart(frame.startsAt, new Date(serverNow()))
          }`}
          selfName={nameOfSite(frame, me.kind === 'siteDevice' ? me.siteId : null) ?? me.name}
          siteName={me.kind === 'person' ? (room?.name ?? null) : null}
          place={place}
          news={former && <ReadmittedNotice />}
          defaultMode={
            former ?? ((ownRoom || isBound) && me.kind === 'person' ? 'companion' : 'full')
          }
          isRecorded={isRecorded}
          onJoin={(mode) => void echo.before(mode).then((chosen) => chosen && enter(chosen))}
          onBack={goHome}
        />
        {echo.dialog}
      </>
    );
  }
  return (
    <>
      <MeetingRoom
        onSound={() => void takePartWithSound()}
        onLeave={() => {
          leave();
          if (!isGuest || phase === 'ended') goHome();
        }}
      />
      {echo.dialog}
    </>
  );
}
