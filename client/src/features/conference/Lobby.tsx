import { IconArrowLeft, IconDeviceTablet, IconVideo } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LineTest } from '#client/features/device-check/LineTest.tsx';
import { SpeakerTest } from '#client/features/device-check/SpeakerTest.tsx';
import { Button } from '#client/ui/Button.tsx';
import { Card } from '#client/ui/Card.tsx';
import { Notice } from '#client/ui/Notice.tsx';
import { ConferenceNotice } from './ConferenceNotice.tsx';
import { useConference, useConferenceState } from './conference-context.tsx';
import { DeviceSelects } from './DeviceSelects.tsx';
import { DeviceTrouble } from './DeviceTrouble.tsx';
import classes from './Lobby.module.css';
import { LobbyPreview } from './LobbyPreview.tsx';

/** The two ways in that a person chooses between. */
export type LobbyMode = 'full' | 'companion';

/**
 * What the lobby shows; `siteName` is the room where the person is seated, null when elsewhere, and `place` what is known of the seat
 * there and of this device.
 */
export type LobbyProps = {
  title: string;
  subtitle: string;
  selfName: string;
  siteName: string | null;
  place: string | null;
  /** What the person is to know before anything else. */
  news?: ReactNode;
  defaultMode: LobbyMode;
  /** Whether the meeting is being recorded: nobody comes in unaware. */
  isRecorded: boolean;
  onJoin: (mode: LobbyMode) => void;
  onBack: (() => void) | null;
};

/** Before the meeting: sees oneself, sees that the microphone hears, chooses how to take part, and goes in. */
export function Lobby({
  title,
  subtitle,
  selfName,
  siteName,
  place,
  news,
  defaultMode,
  isRecorded,
  onJoin,
  onBack,
}: LobbyProps) {
  const { t } = useTranslation('conference');
  const { t: tRecording } = useTranslation('recording');
  const conference = useConference();
  const state = useConferenceState();
  const [mode, setMode] = useState<LobbyMode>(defaultMode);

  useEffect(() => {
    if (mode === 'full') void conference.local.open();
    else conference.local.release();
  }, [conference, mode]);

  const isJoining = state.status === 'joining';
  return (
    <main className={classes.lobby}>
      <header className={classes.head}>
        {onBack && (
          <Button
            look="quiet"
            icon={<IconArrowLeft size={20} aria-hidden="true" />}
            onClick={onBack}
          >
            {t('lobby.back')}
          </Button>
        )}
        <div className={classes.titles}>
          <h1>{title}</h1>
          <p>{subtitle}</p>
        </div>
      </header>
      <div className={classes.body} data-mode={mode}>
        {mode === 'full' && (
          <div className={classes.preview}>
            <LobbyPreview name={selfName} />
            <DeviceTrouble inLobby />
          </div>
        )}
        <div className={classes.entry}>
          <Card title={t('lobby.heading')}>
            <div className={classes.choices}>
              {news}
              <ModeChoice value={mode} siteName={siteName} place={place} onChange={setMode} />
              {isRecorded && <Notice>{tRecording('already')}</Notice>}
              <ConferenceNotice />
              <div className={classes.join}>
                <Button
                  look="primary"
                  size="large"
                  wide
                  loading={isJoining}
                  onClick={() => onJoin(mode)}
                >
                  {isJoining ? t('lobby.joining') : t('lobby.join')}
                </Button>
              </div>
            </div>
          </Card>
        </div>
        {mode === 'full' && (
          <div className={classes.devices}>
            <Card>
              <DeviceSelects />
            </Card>
            <Card>
              <SpeakerTest />
            </Card>
            <Card>
              <LineTest />
            </Card>
          </div>
        )}
      </div>
    </main>
  );
}

function ModeChoice(props: {
  value: LobbyMode;
  siteName: string | null;
  place: string | null;
  onChange: (mode: LobbyMode) => void;
}) {
  const { t } = useTranslation('conference');
  const { value, siteName, place, onChange } = props;
  const modes = [
    { mode: 'full', icon: <IconVideo size={24} aria-hidden="true" /> },
    { mode: 'companion', icon: <IconDeviceTablet size={24} aria-hidden="true" /> },
  ] as const;
  return (
    <fieldset className={classes.modes}>
      <legend>{t('lobby.mode')}</legend>
      {siteName && <p className={classes.seat}>{t('lobby.seatedAt', { site: siteName })}</p>}
      {place && <p className={classes.seat}>{place}</p>}
      {modes.map(({ mode, icon }) => (
        <label key={mode} className={classes.mode}>
          <input
            type="radio"
            name="conference-mode"
            checked={value === mode}
            onChange={() => onChange(mode)}
          />
          {icon}
          <span>
            <span className={classes.modeName}>{t(`lobby.${mode}`)}</span>
            <span className={classes.modeText}>{t(`lobby.${mode}Text`)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
