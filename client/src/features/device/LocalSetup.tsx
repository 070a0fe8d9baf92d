import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConferenceProvider } from '#client/features/conference/conference-context.tsx';
import { DeviceSelects } from '#client/features/conference/DeviceSelects.tsx';
import { DeviceTrouble } from '#client/features/conference/DeviceTrouble.tsx';
import { LobbyPreview } from '#client/features/conference/LobbyPreview.tsx';
import { Conference } from '#client/media/conference.ts';
import { Button } from '#client/ui/Button.tsx';
import { Sheet } from '#client/ui/Sheet.tsx';
import classes from './Machine.module.css';
import { playRoomTone } from './play-room-tone.ts';
import { silentSignal } from './silent-signal.ts';

/**
 * Somebody stands at the machine: lets the browser ask for microphone and camera once, chooses them with their level and picture, and
 * hears the speaker. What is chosen is remembered on this machine. Opened by hand alone.
 */
export function LocalSetup({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('device');
  const [conference, setConference] = useState<Conference | null>(null);
  useEffect(() => {
    const opened = new Conference(silentSignal);
    setConference(opened);
    void opened.local.open();
    return () => opened.close();
  }, []);
  if (!conference) return null;
  return (
    <Sheet open onClose={onClose} title={t('setup.title')} wide>
      <ConferenceProvider conference={conference}>
        <div className={classes.setup}>
          <LobbyPreview name={t('setup.preview')} />
          <DeviceTrouble />
          <DeviceSelects />
          <Button
            onClick={() =>
              void playRoomTone(conference.local.devices.view.getSnapshot().chosen.speaker)
            }
          >
            {t('setup.tone')}
          </Button>
        </div>
      </ConferenceProvider>
    </Sheet>
  );
}
