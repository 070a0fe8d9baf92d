import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '#client/api/session.ts';
import { ConferenceProvider } from '#client/features/conference/conference-context.tsx';
import { DeviceSelects } from '#client/features/conference/DeviceSelects.tsx';
import { DeviceTrouble } from '#client/features/conference/DeviceTrouble.tsx';
import { LobbyPreview } from '#client/features/conference/LobbyPreview.tsx';
import { Conference } from '#client/media/conference.ts';
import { noSignal } from '#client/media/no-signal.ts';
import { Card } from '#client/ui/Card.tsx';
import { PageHead } from '#client/ui/PageHead.tsx';
import { usePageTitle } from '#client/ui/page-title.ts';
import classes from './DeviceCheck.module.css';
import { LineTest } from './LineTest.tsx';
import { SpeakerTest } from './SpeakerTest.tsx';

/** The check of camera, microphone, speaker and line on a day without a meeting. */
export function Component() {
  const { t } = useTranslation('deviceCheck');
  const me = useMe();
  const conference = useOwnDevices();
  usePageTitle(t('title'));
  return (
    <div className={classes.page}>
      <PageHead title={t('title')} lead={t('lead')} />
      {conference && (
        <ConferenceProvider conference={conference}>
          <div className={classes.body}>
            <div className={classes.column}>
              <LobbyPreview name={me.name} />
              <DeviceTrouble />
              <Card className={classes.last}>
                <LineTest />
              </Card>
            </div>
            <div className={classes.column}>
              <Card>
                <DeviceSelects />
              </Card>
              <Card>
                <SpeakerTest />
              </Card>
            </div>
          </div>
        </ConferenceProvider>
      )}
    </div>
  );
}

/** Opens the devices for as long as the page is shown. */
function useOwnDevices(): Conference | null {
  const [conference, setConference] = useState<Conference | null>(null);
  useEffect(() => {
    const own = new Conference(noSignal);
    void own.local.open();
    setConference(own);
    return () => {
      own.close();
      setConference(null);
    };
  }, []);
  return conference;
}
