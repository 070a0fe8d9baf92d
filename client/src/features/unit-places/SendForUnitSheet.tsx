import { useTranslation } from 'react-i18next';
import { useMeetingCache } from '#client/features/prepare/use-meeting-cache.ts';
import { Button } from '#client/ui/Button.tsx';
import { ErrorNotice } from '#client/ui/Notice.tsx';
import { Sheet } from '#client/ui/Sheet.tsx';
import type { InvitedUnit } from '#contract/http/invited-units.ts';
import type { Meeting } from '#contract/http/meetings.ts';
import { ChoosePeople } from './SentPeople.tsx';
import classes from './UnitPlaces.module.css';
import { useSending } from './use-sending.ts';

/** Chooses the people of a unit in its place: it was told by telephone, or the deadline is over. */
export function SendForUnitSheet({
  unit,
  meeting,
  onClose,
}: {
  unit: InvitedUnit;
  meeting: Meeting;
  onClose: () => void;
}) {
  const { t } = useTranslation('unitPlaces');
  const { reload } = useMeetingCache(meeting.meetingId);
  const hold = useSending(unit, {
    load: async () => {
      const { invitedUnits } = await reload();
      return invitedUnits?.find(({ invitationId }) => invitationId === unit.invitationId) ?? unit;
    },
    onSaved: () => {
      void reload();
      onClose();
    },
  });
  const { state } = hold.saving;
  return (
    <Sheet
      open
      onClose={onClose}
      title={t('send.titleFor', { unit: unit.unitName })}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel', { ns: 'common' })}</Button>
          <Button
            look="primary"
            loading={state.kind === 'saving'}
            disabled={!hold.dirty}
            onClick={() => void hold.save()}
          >
            {t('save', { ns: 'common' })}
          </Button>
        </>
      }
    >
      <div className={classes.form}>
        <p className={classes.quiet}>{t('send.forUnit')}</p>
        <ChoosePeople hold={hold} places={unit.places} />
        <ErrorNotice error={state.kind === 'failed' ? state.error : null} />
      </div>
    </Sheet>
  );
}
