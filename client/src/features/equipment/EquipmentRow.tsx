import {
  IconCamera,
  IconDeviceTv,
  IconLink,
  IconMicrophone,
  IconMicrophoneOff,
  IconPlugConnectedX,
  IconTrash,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '#client/api/call.ts';
import { shortSiteName } from '#client/features/meeting/people.ts';
import { Button } from '#client/ui/Button.tsx';
import { ConfirmDialog } from '#client/ui/ConfirmDialog.tsx';
import { formatDateTime, formatTime } from '#client/ui/format-date.ts';
import { type MenuAct, MoreMenu } from '#client/ui/MoreMenu.tsx';
import { ErrorNotice } from '#client/ui/Notice.tsx';
import { Pill } from '#client/ui/Pill.tsx';
import { Row } from '#client/ui/Rows.tsx';
import { Sheet } from '#client/ui/Sheet.tsx';
import type { MediaWay } from '#contract/http/media-ways.ts';
import type { Meeting } from '#contract/http/meetings.ts';
import { CopyField } from './CopyField.tsx';
import classes from './Equipment.module.css';
import { addressOf } from './equipment-address.ts';
import { useEquipmentAct } from './use-equipment-act.ts';

/** One way: its equipment, what it does now, and what can be done about it. */
export function EquipmentRow({ way, meeting }: { way: MediaWay; meeting: Meeting }) {
  const { t } = useTranslation('equipment');
  const [open, setOpen] = useState<'address' | 'revoke' | null>(null);
  const close = () => setOpen(null);
  const { name, direction, connection, revokedAt } = way;
  // A camera and a screen may bear the same name: by ear they are told apart by what they do.
  const nameAndWay = t('row.named', { name, way: t(`direction.${direction}`) });
  const params = { meetingId: meeting.meetingId, wayId: way.wayId };
  const mute = useEquipmentAct((isMuted: boolean) =>
    call('mediaWays.mute', { params, body: { isMuted } }),
  );
  const disconnect = useEquipmentAct(() => call('mediaWays.disconnect', { params }));
  const revoke = useEquipmentAct(() => call('mediaWays.revoke', { params }), close);
  const site = meeting.sites.find(({ siteId }) => siteId === way.siteId);
  const hasSound = direction === 'in' && (connection?.sources.includes('microphone') ?? false);
  const isMuted = connection?.isMuted === true;
  const error = mute.error ?? disconnect.error;
  const acts: MenuAct[] = [
    {
      text: t('row.address'),
      icon: <IconLink size={20} aria-hidden="true" />,
      onChoose: () => setOpen('address'),
    },
    ...(connection
      ? [
          {
            text: t('row.disconnect'),
            icon: <IconPlugConnectedX size={20} aria-hidden="true" />,
            onChoose: () => disconnect.mutate(),
          },
        ]
      : []),
    {
      text: t('row.revoke'),
      icon: <IconTrash size={20} aria-hidden="true" />,
      isDanger: true,
      onChoose: () => setOpen('revoke'),
    },
  ];
  return (
    <Row
      isOver={revokedAt !== null}
      picture={direction === 'in' ? <IconCamera size={22} /> : <IconDeviceTv size={22} />}
      name={name}
      about={
        <>
          <p>
            {[
              t(`direction.${direction}`),
              t(`row.${way.camera && way.sound ? 'both' : way.camera ? 'camera' : 'sound'}`),
              site && shortSiteName(site.name),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
          <ConnectionLine way={way} />
        </>
      }
      state={<StatePill way={way} />}
      acts={
        revokedAt === null && (
          <>
            {hasSound && (
              <Button
                size="small"
                icon={
                  isMuted ? (
                    <IconMicrophone size={18} aria-hidden="true" />
                  ) : (
                    <IconMicrophoneOff size={18} aria-hidden="true" />
                  )
                }
                aria-label={t(isMuted ? 'row.unmuteOf' : 'row.muteOf', { name })}
                loading={mute.isPending}
                onClick={() => mute.mutate(!isMuted)}
              >
                {t(isMuted ? 'row.unmute' : 'row.mute')}
              </Button>
            )}
            <MoreMenu about={nameAndWay} acts={acts} />
          </>
        )
      }
    >
      <ErrorNotice error={error} />
      <Sheet open={open === 'address'} title={t('address.title', { name })} onClose={close}>
        <div className={classes.form}>
          <CopyField
            label={t('token.address')}
            value={addressOf(direction)}
            copy={t('token.copyAddress')}
          />
          <p className={classes.quiet}>{t('address.lost')}</p>
        </div>
      </Sheet>
      <ConfirmDialog
        open={open === 'revoke'}
        danger
        title={t('row.revokeTitle', { name: nameAndWay })}
        confirm={t('row.revoke')}
        busy={revoke.isPending}
        error={revoke.error}
        onConfirm={() => revoke.mutate()}
        onClose={close}
      >
        {t('row.revokeText')}
      </ConfirmDialog>
    </Row>
  );
}

function StatePill({ way }: { way: MediaWay }) {
  const { t } = useTranslation('equipment');
  if (way.revokedAt) return <Pill tone="neutral">{t('row.revoked')}</Pill>;
  if (!way.connection) return <Pill tone="neutral">{t('row.away')}</Pill>;
  return (
    <Pill tone="ok" dot>
      {t('row.connected')}
    </Pill>
  );
}

/** Since when it is connected, what it sends or plays, and how much; or when it was last. */
function ConnectionLine({ way }: { way: MediaWay }) {
  const { t } = useTranslation('equipment');
  const { connection, revokedAt, lastConnectedAt } = way;
  const words: string[] = [];
  if (revokedAt) words.push(t('row.revokedAt', { at: formatDateTime(revokedAt) }));
  else if (connection) {
    const has = (source: string) => connection.sources.some((own) => own === source);
    const both = has('camera') && has('microphone');
    const what = t(`row.${both ? 'both' : has('camera') ? 'camera' : 'sound'}`);
    words.push(t('row.since', { at: formatTime(connection.since) }));
    words.push(t(way.direction === 'in' ? 'row.sends' : 'row.plays', { what }));
    if (connection.kbps !== null) words.push(t('row.kbps', { kbps: connection.kbps }));
  } else if (lastConnectedAt) words.push(t('row.last', { at: formatDateTime(lastConnectedAt) }));
  else words.push(t('row.never'));
  return (
    <p>
      {words.join(' · ')}
      {connection?.isMuted && <span className={classes.warn}> · {t('row.muted')}</span>}
    </p>
  );
}
