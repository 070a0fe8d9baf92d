import { IconCircleCheck, IconPlugConnectedX } from '@tabler/icons-react';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/ui/Button.tsx';
import { formatDay, formatSpan, formatTime } from '#client/ui/format-date.ts';
import { CheckedBy } from './CheckedBy.tsx';
import type { DeviceLink, Paired } from './device-link.ts';
import { pageVersion, useListedDevices, usePermissions, useStore } from './device-tools.ts';
import { LocalSetup } from './LocalSetup.tsx';
import classes from './Machine.module.css';
import { Brand } from './PairingScreen.tsx';
import { ToneSaid } from './ToneSaid.tsx';
import { takeRequest } from './take-request.ts';
import { waitingReport } from './tell-of-devices.ts';
import { useNewVersion } from './use-new-version.ts';
import { useRoomTone } from './use-room-tone.ts';

/** Between meetings: the time, the room, what comes next, and whether all is well. Nothing is captured meanwhile. */
export function WaitingScreen(props: { link: DeviceLink; pulse: Paired; isLineLost: boolean }) {
  const { link, pulse, isLineLost } = props;
  const { t } = useTranslation('device');
  const now = useServerClock(pulse.serverTime);
  useNewVersion();
  const { devices, reread } = useListedDevices();
  const permission = usePermissions();
  const { tone, play } = useRoomTone(link);
  const view = useStore(devices.view);
  const [isSettingUp, setSettingUp] = useState(false);

  useEffect(
    () =>
      link.serve({
        isIdle: true,
        report: () =>
          waitingReport({
            version: pageVersion(),
            devices: devices.view.getSnapshot(),
            permission,
          }),
        take: (request) =>
          takeRequest(request, {
            choose: (use, deviceId) => devices.choose(use, deviceId),
            playTone: (toneId) =>
              play({ toneId, speakerId: devices.view.getSnapshot().chosen.speaker }),
            restart: () => location.reload(),
          }),
      }),
    [link, devices, permission, play],
  );

  const isAllowed = permission.microphone === 'granted' && permission.camera === 'granted';
  return (
    <main className={classes.page}>
      <div className={classes.waiting}>
        <Brand />
        <div>
          <h1 className={classes.title}>{pulse.siteName}</h1>
          <p className={classes.quiet}>{pulse.name}</p>
        </div>
        <p className={classes.clock}>
          <span className="numerals">{formatTime(now)}</span>
          <small>{formatDay(now)}</small>
        </p>
        <p className={classes.state} data-lost={isLineLost || undefined} role="status">
          {isLineLost ? (
            <IconPlugConnectedX size={28} aria-hidden="true" />
          ) : (
            <IconCircleCheck size={28} aria-hidden="true" />
          )}
          {isLineLost ? t('wait.lost') : t('wait.ready')}
        </p>
        <CheckedBy name={pulse.checkedBy} />
        <ToneSaid tone={tone} />
      </div>
      <section className={classes.next} aria-labelledby="sap-toi">
        <h2 id="sap-toi">{t('wait.next')}</h2>
        {pulse.coming.length === 0 ? (
          <p className={classes.quiet}>{t('wait.none')}</p>
        ) : (
          <ul>
            {pulse.coming.map(({ meetingId, title, startsAt, endsAt }) => (
              <li key={meetingId}>
                <span className={`${classes.when} numerals`}>{formatSpan(startsAt, endsAt)}</span>
                <span>{title}</span>
              </li>
            ))}
          </ul>
        )}
        <p className={classes.quiet}>{t('wait.byItself')}</p>
        <div>
          <Button onClick={() => setSettingUp(true)}>
            {isAllowed || view.cameras.some(({ label }) => label !== '')
              ? t('setup.open')
              : t('setup.first')}
          </Button>
        </div>
      </section>
      {isSettingUp && (
        <LocalSetup
          onClose={() => {
            setSettingUp(false);
            reread();
          }}
        />
      )}
    </main>
  );
}

/** The server's time, told anew each second: the machine's own clock may be off. */
function useServerClock(serverTime: string): Date {
  const aheadMs = useMemo(() => Date.parse(serverTime) - Date.now(), [serverTime]);
  const [nowMs, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return new Date(nowMs + aheadMs);
}
