import { IconBellRinging, IconPencil, IconTrash, IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '#client/api/call.ts';
import { shortSiteName } from '#client/features/meeting/people.ts';
import { useMeetingCache } from '#client/features/prepare/use-meeting-cache.ts';
import { Button } from '#client/ui/Button.tsx';
import { ConfirmDialog } from '#client/ui/ConfirmDialog.tsx';
import { formatDateTime, formatTime } from '#client/ui/format-date.ts';
import { MoreMenu } from '#client/ui/MoreMenu.tsx';
import { ErrorNotice } from '#client/ui/Notice.tsx';
import { Row } from '#client/ui/Rows.tsx';
import type { InvitedUnit } from '#contract/http/invited-units.ts';
import type { Meeting } from '#contract/http/meetings.ts';
import { ChangePlacesSheet } from './ChangePlacesSheet.tsx';
import { PlacesPill } from './PlacesPill.tsx';
import { SendForUnitSheet } from './SendForUnitSheet.tsx';
import classes from './UnitPlaces.module.css';
import { useUnitAct } from './use-unit-act.ts';

/** One invited unit: whom it sends, until when, and the ways to remind it, to choose for it, to change or end the invitation. */
export function InvitedUnitRow({ unit, meeting }: { unit: InvitedUnit; meeting: Meeting }) {
  const { t } = useTranslation('unitPlaces');
  const { t: tCommon } = useTranslation('common');
  const [open, setOpen] = useState<'send' | 'change' | 'withdraw' | null>(null);
  const close = () => setOpen(null);
  const { keep } = useMeetingCache(meeting.meetingId);
  const { invitationId, unitName, places, role, siteId, dueAt, people, remindedAt, isOpen } = unit;
  const params = { invitationId };
  const remind = useUnitAct(async () => keep(await call('unitInvitations.remind', { params })));
  const withdraw = useUnitAct(async () => {
    const query = { version: unit.version };
    keep(await call('unitInvitations.withdraw', { params, query }));
  }, close);
  const mayRemind = isOpen && unit.isReachable;
  const isFull = people.length >= places;
  const isOver = meeting.phase === 'ended';
  const site = meeting.sites.find((each) => each.siteId === siteId);
  const about = `${unitName} (${tCommon(`role.${role}`)})`;
  return (
    <Row
      name={unitName}
      about={
        <>
          <p>
            {[tCommon(`role.${role}`), site ? shortSiteName(site.name) : t('form.nowhere')].join(
              ' · ',
            )}
          </p>
          {people.length > 0 && (
            <p className={classes.sent}>{people.map(({ name }) => name).join(', ')}</p>
          )}
          <p>
            {t(isOpen ? 'due' : 'dueOver', { due: formatDateTime(dueAt) })}
            {remindedAt !== null &&
              !isFull &&
              ` · ${t('row.reminded', { at: formatTime(remindedAt) })}`}
          </p>
          {!unit.isReachable && <p className={classes.warn}>{t('row.unreachable')}</p>}
        </>
      }
      state={<PlacesPill sent={people.length} places={places} isOpen={isOpen} />}
      acts={
        !isOver && (
          <>
            {!isFull && !mayRemind && (
              <Button
                size="small"
                icon={<IconUserPlus size={18} aria-hidden="true" />}
                aria-label={t('row.sendFor', { unit: about })}
                onClick={() => setOpen('send')}
              >
                {t('row.send')}
              </Button>
            )}
            {!isFull && mayRemind && (
              <Button
                size="small"
                icon={<IconBellRinging size={18} aria-hidden="true" />}
                aria-label={t('row.remindUnit', { unit: about })}
                loading={remind.isPending}
                onClick={() => remind.mutate()}
              >
                {t('row.remind')}
              </Button>
            )}
            <MoreMenu
              about={about}
              acts={[
                {
                  text: t('row.send'),
                  icon: <IconUserPlus size={20} aria-hidden="true" />,
                  onChoose: () => setOpen('send'),
                },
                {
                  text: t('row.change'),
                  icon: <IconPencil size={20} aria-hidden="true" />,
                  onChoose: () => setOpen('change'),
                },
                {
                  text: t('row.withdraw'),
                  icon: <IconTrash size={20} aria-hidden="true" />,
                  isDanger: true,
                  onChoose: () => setOpen('withdraw'),
                },
              ]}
            />
          </>
        )
      }
    >
      <ErrorNotice error={remind.error} />
      {open === 'send' && <SendForUnitSheet unit={unit} meeting={meeting} onClose={close} />}
      {open === 'change' && <ChangePlacesSheet unit={unit} meeting={meeting} onClose={close} />}
      <ConfirmDialog
        open={open === 'withdraw'}
        danger
        title={t('row.withdrawTitle', { unit: unitName })}
        confirm={t('row.withdraw')}
        busy={withdraw.isPending}
        error={withdraw.error}
        onConfirm={() => withdraw.mutate()}
        onClose={close}
      >
        {t(people.length > 0 ? 'row.withdrawPeople' : 'row.withdrawText', {
          count: people.length,
        })}
      </ConfirmDialog>
    </Row>
  );
}
