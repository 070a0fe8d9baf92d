import { IconMicrophone, IconMicrophoneOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { QrCode } from '#client/features/check-in/QrCode.tsx';
import { ConferenceNotice } from '#client/features/conference/ConferenceNotice.tsx';
import {
  useConferenceState,
  useLocalMedia,
  usePeers,
} from '#client/features/conference/conference-context.tsx';
import { DockMedia } from '#client/features/conference/DockMedia.tsx';
import { LineIndicator } from '#client/features/conference/LineIndicator.tsx';
import { MicrophoneAsked } from '#client/features/conference/MicrophoneAsked.tsx';
import { useSharedScreen } from '#client/features/conference/use-shared-screen.ts';
import { useSpeechHere } from '#client/features/conference/use-speech-here.ts';
import { VideoTile } from '#client/features/conference/VideoTile.tsx';
import { Scene } from '#client/features/hall/HallView.tsx';
import { hallScene } from '#client/features/hall/hall-scene.ts';
import { Announcer } from '#client/features/meeting/Announcer.tsx';
import { HallRecording } from '#client/features/recording/HallRecording.tsx';
import { useSpotlit } from '#client/features/stage/use-spotlit.ts';
import { useLive, useLiveStore, useLiveView, useMay, useServerNow } from '#client/live/use-live.ts';
import type { LocalView } from '#client/media/local-view.ts';
import { formatTime } from '#client/ui/format-date.ts';
import { CheckedBy } from './CheckedBy.tsx';
import classes from './DeviceRoom.module.css';
import { DeviceRoster } from './DeviceRoster.tsx';
import type { DeviceLink, Paired } from './device-link.ts';
import { ToneSaid } from './ToneSaid.tsx';
import { useDevicePart } from './use-device-part.ts';
import { useOpenLevel, useRoomMicrophone, useUnattendedJoining } from './use-unattended.ts';

/** A room's screen in the meeting: the conference large, its own picture small, who of the room is here; nobody has to touch it. */
export function DeviceRoom({ link, pulse }: { link: DeviceLink; pulse: Paired }) {
  const { t } = useTranslation('device');
  const now = useServerNow();
  const state = useLive((whole) => whole);
  const connection = useLiveView((view) => view.connection);
  const shared = useSharedScreen();
  useUnattendedJoining();
  useRoomMicrophone(pulse.siteId);
  const tone = useDevicePart(link, useOpenLevel());
  const isLit = useSpotlit() !== null;
  const scene = hallScene(state, now, shared?.since ?? null, isLit);
  const items = state.frame?.items ?? [];
  const at = items.findIndex(({ itemId }) => itemId === state.currentItemId);
  const item = items[at];
  return (
    <div className={classes.room} data-always-dark>
      <header className={classes.head}>
        <div className={classes.titles}>
          <p className={classes.site}>{pulse.siteName}</p>
          <h1>
            {item
              ? t('room.item', { n: at + 1, count: items.length, title: item.title })
              : state.frame?.title}
          </h1>
        </div>
        <HallRecording />
        <LineIndicator lost={connection.kind === 'reconnecting'} />
        <p className={`${classes.clock} numerals`}>{formatTime(new Date(now))}</p>
      </header>
      <main className={classes.scene} key={scene.kind} data-scene={scene.kind}>
        <Scene scene={scene} shared={shared} />
      </main>
      <aside className={classes.side} aria-label={t('room.side')}>
        <OwnPicture name={pulse.siteName} />
        <MicrophoneState />
        <DeviceRoster siteId={pulse.siteId} />
        <TabletCode />
      </aside>
      <MicrophoneAsked />
      <footer className={classes.foot}>
        <div className={classes.notices}>
          <CheckedBy name={pulse.checkedBy} />
          <ToneSaid tone={tone} />
          <ConferenceNotice />
        </div>
        <DockMedia mayShareScreen={useMay('conference.shareScreen')} speech={useSpeechHere()} />
      </footer>
      <Announcer />
    </div>
  );
}

function OwnPicture({ name }: { name: string }) {
  const self = usePeers().find((peer) => peer.isSelf);
  return self ? <VideoTile peer={self} name={name} size="small" /> : null;
}

/** Whether the room is heard, in words: nobody here is to wonder. */
function MicrophoneState() {
  const { t } = useTranslation('device');
  const { microphone } = useLocalMedia();
  const isJoined = useConferenceState().status === 'joined';
  const state = microphoneState(microphone, isJoined);
  const isHeard = state === 'heard';
  return (
    <p className={classes.microphone} data-open={isHeard || undefined} role="status">
      {isHeard ? (
        <IconMicrophone size={20} aria-hidden="true" />
      ) : (
        <IconMicrophoneOff size={20} aria-hidden="true" />
      )}
      {t(`room.${state}`)}
    </p>
  );
}

function microphoneState(microphone: LocalView['microphone'], isJoined: boolean) {
  if (!microphone.on || microphone.mutedByChair) return 'notHeard';
  if (microphone.mutedByDevice) return 'mutedByDevice';
  return isJoined ? 'heard' : 'notSent';
}

/** Leads the tablets of the room into the meeting. */
function TabletCode() {
  const { t } = useTranslation('device');
  const { meetingId } = useLiveStore();
  return (
    <figure className={classes.code}>
      <QrCode text={`${location.origin}/hop/${meetingId}`} label={t('room.tablets')} />
      <figcaption>{t('room.tablets')}</figcaption>
    </figure>
  );
}
