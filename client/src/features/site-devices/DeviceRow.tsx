import { IconPencil, IconPlugConnectedX } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '#client/api/call.ts';
import { Button } from '#client/ui/Button.tsx';
import { ConfirmDialog } from '#client/ui/ConfirmDialog.tsx';
import { TextField } from '#client/ui/Field.tsx';
import { formatDateTime } from '#client/ui/format-date.ts';
import { MoreMenu } from '#client/ui/MoreMenu.tsx';
import { Pill } from '#client/ui/Pill.tsx';
import { Row } from '#client/ui/Rows.tsx';
import type { SiteDevice } from '#contract/http/devices.ts';
import { CheckSheet } from './CheckSheet.tsx';

/** One machine: where it stands, whether it is there, and what can be done with it. */
export function DeviceRow(props: { device: SiteDevice; onChanged: () => Promise<unknown> }) {
  const { t } = useTranslation('siteDevices');
  const { device, onChanged } = props;
  const [open, setOpen] = useState<'check' | 'rename' | 'revoke' | null>(null);
  const [name, setName] = useState(device.name);
  const [lacksName, setLacksName] = useState(false);
  const params = { siteDeviceId: device.siteDeviceId };
  const close = () => setOpen(null);
  const onSuccess = async () => {
    close();
    await onChanged();
  };
  const rename = useMutation({
    mutationFn: () => call('devices.rename', { params, body: { name: name.trim() } }),
    onSuccess,
  });
  const revoke = useMutation({ mutationFn: () => call('devices.revoke', { params }), onSuccess });
  const isInMeeting = device.isOnline && device.report?.meetingId;
  return (
    <Row
      name={device.siteName}
      about={
        <p>
          {[
            device.name,
            t('row.paired', { name: device.pairedByName, at: formatDateTime(device.pairedAt) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      }
      state={
        device.isOnline ? (
          <Pill tone={isInMeeting ? 'live' : 'ok'} dot>
            {isInMeeting ? t('row.inMeeting') : t('row.online')}
          </Pill>
        ) : (
          <Pill tone="neutral">
            {device.lastSeenAt
              ? t('row.lastSeen', { at: formatDateTime(device.lastSeenAt) })
              : t('row.never')}
          </Pill>
        )
      }
      acts={
        <>
          <Button onClick={() => setOpen('check')}>{t('check.open')}</Button>
          <MoreMenu
            about={device.siteName}
            acts={[
              {
                text: t('rename.open'),
                icon: <IconPencil size={20} />,
                onChoose: () => {
                  setName(device.name);
                  setLacksName(false);
                  setOpen('rename');
                },
              },
              {
                text: t('revoke.open'),
                icon: <IconPlugConnectedX size={20} />,
                isDanger: true,
                onChoose: () => setOpen('revoke'),
              },
            ]}
          />
        </>
      }
    >
      {open === 'check' && <CheckSheet device={device} onClose={close} />}
      <ConfirmDialog
        open={open === 'rename'}
        title={t('rename.title', { site: device.siteName })}
        confirm={t('save', { ns: 'common' })}
        busy={rename.isPending}
        error={rename.error}
        onConfirm={() => {
          setLacksName(name.trim() === '');
          if (name.trim() !== '') rename.mutate();
        }}
        onClose={close}
      >
        <TextField
          label={t('pair.name')}
          error={lacksName ? t('rename.empty') : null}
          value={name}
          maxLength={80}
          onChange={(event) => setName(event.target.value)}
        />
      </ConfirmDialog>
      <ConfirmDialog
        open={open === 'revoke'}
        danger
        title={t('revoke.title', { site: device.siteName })}
        confirm={t('revoke.confirm')}
        busy={revoke.isPending}
        error={revoke.error}
        onConfirm={() => revoke.mutate()}
        onClose={close}
      >
        <p>{t('revoke.text')}</p>
      </ConfirmDialog>
    </Row>
  );
}
