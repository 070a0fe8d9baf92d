import {
  IconFileOff,
  IconFileText,
  IconHeadphonesOff,
  IconLock,
  IconMicrophone,
  IconMicrophoneOff,
  IconScreenShare,
  IconScreenShareOff,
  IconSettings,
  IconVideo,
  IconVideoOff,
} from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '#client/features/meeting/use-shortcuts.ts';
import type { DeviceKind } from '#client/media/device-access.ts';
import { inTwoLines } from '#client/ui/break-label.ts';
import { usePreferences } from '#client/ui/preferences.ts';
import { useIsPhone } from '#client/ui/use-is-phone.ts';
import { useConference, useConferenceState, useLocalMedia } from './conference-context.tsx';
import { DeviceSettings } from './DeviceSettings.tsx';
import classes from './DockMedia.module.css';
import { DockNotice } from './DockNotice.tsx';
import { useDockActions } from './use-dock-actions.ts';
import { useDockMessage } from './use-dock-message.ts';
import { type HoldHandlers, usePushToTalk } from './use-push-to-talk.ts';
import { useShareable } from './use-shareable.ts';
import type { SpeechHere } from './use-speech-here.ts';

/** What the dock's media part offers; a right that is absent is false, and its button is not shown. */
export type DockMediaProps = {
  mayShareScreen: boolean;
  /** False where the dock is short: the settings are then behind its button "more". */
  withSettings?: boolean;
  /** True while the chair's lock keeps the microphone closed: it is told when that begins, and the button shows it. */
  isLockedOut?: boolean;
  /** The speech whose voice is to come through this device: that nobody hears it is told. */
  speech?: SpeechHere | null;
  /** Takes part with this device's sound instead of without; absent where that is not offered. */
  onSound?: (() => void) | undefined;
};

/** Microphone, camera, screen and devices; a companion says that it is silent instead. */
export function DockMedia({
  mayShareScreen,
  withSettings = true,
  isLockedOut = false,
  speech = null,
  onSound,
}: DockMediaProps) {
  const { t } = useTranslation('conference');
  const conference = useConference();
  const state = useConferenceState();
  const { microphone, camera, screen, documentCamera } = useLocalMedia();
  const shareable = useShareable(mayShareScreen);
  const act = useDockActions(isLockedOut, speech?.since ?? null);
  const { pushToTalk } = usePreferences();
  const isPhone = useIsPhone();
  const hold = usePushToTalk(act.setMicrophone);
  const isHeard = microphone.on && !microphone.mutedByDevice;
  const [settingsOpen, setSettingsOpen] = useState(false);
  const message = useDockMessage(act, { isLockedOut, speech });

  useShortcuts((does) => {
    if (state.status === 'idle' || !('mode' in state) || state.mode !== 'full') return;
    if (does === 'microphone') void turn('microphone', !microphone.on);
    if (does === 'camera') void turn('camera', !camera.on);
  });

  if (state.status === 'idle') return null;
  if ('mode' in state && state.mode !== 'full')
    return (
      <>
        <DockNotice message={message} onSound={onSound} />
        <p className={classes.silent}>
          <IconHeadphonesOff size={20} aria-hidden="true" />
          <span>{t(isPhone ? 'companionShort' : 'companionDock')}</span>
        </p>
      </>
    );
  return (
    <fieldset className={classes.dock} aria-label={t('dock')}>
      <DockNotice message={message} onSound={onSound} />
      <MediaButton
        look={look(isHeard)}
        icon={isHeard ? <IconMicrophone size={24} /> : <IconMicrophoneOff size={24} />}
        label={microphoneLabel()}
        lock={isLockedOut ? t('microphonesLocked') : undefined}
        {...(pushToTalk ? { hold } : { onClick: () => void turn('microphone', !microphone.on) })}
      />
      <MediaButton
        look={look(camera.on && !camera.mutedByDevice)}
        icon={
          camera.on && !camera.mutedByDevice ? <IconVideo size={24} /> : <IconVideoOff size={24} />
        }
        label={camera.on ? t('cameraOff') : t('cameraOn')}
        onClick={() => void turn('camera', !camera.on)}
      />
      {shareable.screen && (
        <MediaButton
          look={screen.on ? 'on' : 'plain'}
          icon={screen.on ? <IconScreenShareOff size={24} /> : <IconScreenShare size={24} />}
          label={screen.on ? t('stopSharing') : t('shareScreen')}
          onClick={() => (screen.on ? act.stopSharing('screen') : void act.share('screen'))}
        />
      )}
      {shareable.paper && (
        <MediaButton
          look={documentCamera.on ? 'on' : 'plain'}
          icon={documentCamera.on ? <IconFileOff size={24} /> : <IconFileText size={24} />}
          label={documentCamera.on ? t('documentCameraOff') : t('documentCameraOn')}
          onClick={() =>
            documentCamera.on ? act.stopSharing('documentCamera') : void act.share('documentCamera')
          }
        />
      )}
      {withSettings && (
        <MediaButton
          look="plain"
          icon={<IconSettings size={24} />}
          label={t('settings')}
          onClick={() => setSettingsOpen(true)}
        />
      )}
      {settingsOpen && <DeviceSettings open onClose={() => setSettingsOpen(false)} />}
    </fieldset>
  );

  /** What is switched on is not shown as sent while the line is away. */
  function look(isOn: boolean): 'on' | 'off' | 'plain' {
    if (!isOn) return 'off';
    return state.status === 'joined' ? 'on' : 'plain';
  }

  async function turn(kind: DeviceKind, on: boolean) {
    await (kind === 'microphone' ? act.setMicrophone(on) : act.setCamera(on));
    // The browser refused the device: the sheet says why, and what to do.
    if (on && conference.local.track(kind) === null) setSettingsOpen(true);
  }

  function microphoneLabel(): string {
    if (microphone.on && microphone.mutedByDevice) return t('mutedByDeviceShort');
    if (pushToTalk) return microphone.on ? t('talking') : t('holdToTalk');
    return microphone.on ? t('microphoneOff') : t('microphoneOn');
  }
}

function MediaButton(props: {
  look: 'on' | 'off' | 'plain';
  icon: ReactNode;
  label: string;
  /** Why it is kept closed by others: shown as a lock, and said before it is pressed. */
  lock?: string | undefined;
  onClick?: () => void;
  /** Instead of a click. */
  hold?: HoldHandlers;
}) {
  return (
    <button
      type="button"
      className={classes.button}
      data-look={props.look}
      data-hold={props.hold ? true : undefined}
      aria-label={props.label}
      title={props.lock}
      onClick={props.onClick}
      {...props.hold}
    >
      {props.icon}
      {props.lock && <IconLock className={classes.lock} size={16} aria-hidden="true" />}
      <span>{inTwoLines(props.label)}</span>
    </button>
  );
}
