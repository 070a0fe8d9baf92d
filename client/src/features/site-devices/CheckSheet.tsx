import { IconRefresh, IconVolume } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '#client/api/call.ts';
import { LevelBar } from '#client/features/conference/LevelBar.tsx';
import { newId } from '#client/live/new-id.ts';
import { Button } from '#client/ui/Button.tsx';
import { ErrorNotice, Notice } from '#client/ui/Notice.tsx';
import { Sheet } from '#client/ui/Sheet.tsx';
import type { DeviceReport, DeviceRequest } from '#contract/device-report.ts';
import type { SiteDevice } from '#contract/http/devices.ts';
import { AskedWord } from './AskedWord.tsx';
import { CheckedDevices } from './CheckedDevices.tsx';
import classes from './SiteDevices.module.css';

/** How often the machine's state is asked for, in milliseconds: its screen says that somebody looks as long as this goes on. */
const LOOK_MS = 1_000;

/** A machine as it is now: its devices, its microphone, its line. Nothing here opens a microphone or a camera. */
export function CheckSheet({ device, onClose }: { device: SiteDevice; onClose: () => void }) {
  const { t } = useTranslation('siteDevices');
  const params = { siteDeviceId: device.siteDeviceId };
  const look = useQuery({
    queryKey: ['devices.check', params],
    queryFn: ({ signal }) => call('devices.check', { params }, { signal }),
    refetchInterval: LOOK_MS,
    gcTime: 0,
  });
  const request = useMutation({
    mutationFn: (asked: DeviceRequest) => call('devices.request', { params, body: asked }),
  });
  const { isOnline, report } = look.data ?? device;
  return (
    <Sheet open wide onClose={onClose} title={t('check.title', { site: device.siteName })}>
      <div className={classes.form}>
        <p className={classes.under}>{t('check.told')}</p>
        <ErrorNotice error={look.error ?? request.error} />
        {!isOnline && <Notice tone="warn">{t('check.offline')}</Notice>}
        {report && (
          <>
            <State report={report} />
            <CheckedDevices
              report={report}
              disabled={!isOnline}
              onChoose={(use, deviceId) => request.mutate({ kind: 'choose', use, deviceId })}
            />
          </>
        )}
        <div className={classes.acts}>
          <Button
            icon={<IconVolume size={20} aria-hidden="true" />}
            disabled={!isOnline}
            onClick={() => request.mutate({ kind: 'testTone', toneId: newId() })}
          >
            {t('check.tone')}
          </Button>
          <Button
            icon={<IconRefresh size={20} aria-hidden="true" />}
            disabled={!isOnline}
            onClick={() => request.mutate({ kind: 'restart' })}
          >
            {t('check.restart')}
          </Button>
        </div>
        <p role="status" className={classes.under}>
          {request.isSuccess && <AskedWord asked={request.variables} report={report} />}
        </p>
      </div>
    </Sheet>
  );
}

function State({ report }: { report: DeviceReport }) {
  const { t } = useTranslation('siteDevices');
  const { t: tConference } = useTranslation('conference');
  const { microphone, camera, line, permission } = report;
  return (
    <dl className={classes.facts}>
      <dt>{tConference('microphone')}</dt>
      <dd>
        {t(`check.microphone.${microphone.state}`)}
        {microphone.state === 'open' && (
          <div className={classes.level}>
            <LevelBar level={microphone.level} />
          </div>
        )}
      </dd>
      <dt>{tConference('camera')}</dt>
      <dd>{t(`check.camera.${camera}`)}</dd>
      <dt>{t('check.permission')}</dt>
      <dd>
        {t('check.permissions', {
          microphone: t(`check.allowed.${permission.microphone}`),
          camera: t(`check.allowed.${permission.camera}`),
        })}
      </dd>
      <dt>{t('check.line')}</dt>
      <dd>
        {line.quality === 'unknown' ? t('check.lineUnknown') : tConference(`line.${line.quality}`)}
        {line.kbps !== null && ` · ${Math.round(line.kbps)} kbit/s`}
      </dd>
    </dl>
  );
}
