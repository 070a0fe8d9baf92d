import {
  IconFileOff,
  IconFileText,
  IconHeadphonesOff,
  IconMicrophone,
  IconMicrophoneOff,
  IconScreenShare,
  IconScreenShareOff,
  IconSettings,
  IconVideo,
  IconVideoOff,
  IconX,
} from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeviceKind } from '#client/media/device-access.ts';
import { IconButton } from '#client/ui/Button.tsx';
import { Notice } from '#client/ui/Notice.tsx';
import {
  useConference,
  useConferenceState,
  useDevices,
  useLocalMedia,
} from './conference-context.tsx';
import { DeviceSettings } from './DeviceSettings.tsx';
import classes from './DockMedia.module.css';
import { useDockActions } from './use-dock-actions.ts';

/** How long a message of the dock stands, in milliseconds. */
const READ_MS = 9000;

/** What the dock's media part offers; a right that is absent is false, and its button is not shown. */
export type DockMediaProps = {
  mayShareScreen: boolean;
  /** Absent on a phone, where the dock is short: settings are then reached from the lobby alone. */
  withSettings?: boolean;
};

/** Microphone, camera, screen and devices; a companion says that it is silent instead. */
export function DockMedia({ mayShareScreen, withSettings = true }: DockMediaProps) {
  const { t } = useTranslation('conference');
  const conference = useConference();
  const state = useConferenceState();
  const { microphone, camera, screen, documentCamera } = useLocalMedia();
  const { cameras } = useDevices();
  const { failure, ...act } = useDockActions();
  const [settingsOpen, setSettingsOpen] = useState(false);
  const text = failureText();
  const [seen, setSeen] = useState<string | null>(null);
  const dismiss = () => setSeen(text);
  // It lies over the page's own buttons: after it was read it goes, and comes anew with the next reason.
  useEffect(() => {
    const timer = setTimeout(() => setSeen(text), text === null ? 0 : READ_MS);
    return () => clearTimeout(timer);
  }, [text]);

  if (state.status === 'idle') return null;
  if ('mode' in state && state.mode !== 'full')
    return (
      <p className={classes.silent}>
        <IconHeadphonesOff size={20} aria-hidden="true" />
        {t('companionDock')}
      </p>
    );
  const message = text === seen ? null : text;
  return (
    <fieldset className={classes.dock} aria-label={t('dock')}>
      {message && (
        <div className={classes.message}>
          <Notice
            tone="warn"
            action={
              <IconButton label={t('close', { ns: 'common' })} onClick={dismiss}>
                <IconX size={20} />
              </IconButton>
            }
          >
            {message}
          </Notice>
        </div>
      )}
      <MediaButton
        look={microphone.on ? 'on' : 'off'}
        icon={microphone.on ? <IconMicrophone size={24} /> : <IconMicrophoneOff size={24} />}
        label={microphone.on ? t('microphoneOff') : t('microphoneOn')}
        onClick={() => void turn('microphone', !microphone.on)}
      />
      <MediaButton
        look={camera.on ? 'on' : 'off'}
        icon={camera.on ? <IconVideo size={24} /> : <IconVideoOff size={24} />}
        label={camera.on ? t('cameraOff') : t('cameraOn')}
        onClick={() => void turn('camera', !camera.on)}
      />
      {mayShareScreen && canShareScreen() && (
        <MediaButton
          look={screen.on ? 'on' : 'plain'}
          icon={screen.on ? <IconScreenShareOff size={24} /> : <IconScreenShare size={24} />}
          label={screen.on ? t('stopSharing') : t('shareScreen')}
          onClick={() => (screen.on ? act.stopSharing('screen') : void act.share('screen'))}
        />
      )}
      {mayShareScreen && (cameras.length > 1 || documentCamera.on) && (
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
      <DeviceSettings open={settingsOpen} onClose={() => setSettingsOpen(false)} />
    </fieldset>
  );

  async function turn(kind: DeviceKind, on: boolean) {
    await (kind === 'microphone' ? act.setMicrophone(on) : act.setCamera(on));
    // The browser refused the device: the sheet says why, and what to do.
    if (on && conference.local.track(kind) === null) setSettingsOpen(true);
  }

  function failureText(): string | null {
    if (failure === 'microphone') return t('microphoneRefused');
    if (failure === 'share') return t('shareRefused');
    if (failure === 'other') return t('actionFailed');
    return microphone.mutedByChair ? t('mutedByChair') : null;
  }
}

function MediaButton(props: {
  look: 'on' | 'off' | 'plain';
  icon: ReactNode;
  label: string;
  onClick: () => void;
}) {
  return (
    <button type="button" className={classes.button} data-look={props.look} onClick={props.onClick}>
      {props.icon}
      <span>{props.label}</span>
    </button>
  );
}

function canShareScreen(): boolean {
  return typeof navigator !== 'undefined' && 'getDisplayMedia' in (navigator.mediaDevices ?? {});
}
