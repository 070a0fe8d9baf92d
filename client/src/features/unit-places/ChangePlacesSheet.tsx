import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '#client/api/call.ts';
import { useMeetingCache } from '#client/features/prepare/use-meeting-cache.ts';
import { Button } from '#client/ui/Button.tsx';
import { ErrorNotice } from '#client/ui/Notice.tsx';
import { Sheet } from '#client/ui/Sheet.tsx';
import type { InvitedUnit } from '#contract/http/invited-units.ts';
import type { Meeting } from '#contract/http/meetings.ts';
import { PlacesFields } from './PlacesFields.tsx';
import { placesOf, textOf } from './places-draft.ts';
import classes from './UnitPlaces.module.css';
import { useUnitAct } from './use-unit-act.ts';

/** Changes number, role, room or deadline of a unit's places; a later deadline lets the unit choose once more. */
export function ChangePlacesSheet({
  unit,
  meeting,
  onClose,
}: {
  unit: InvitedUnit;
  meeting: Meeting;
  onClose: () => void;
}) {
  const { t } = useTranslation('unitPlaces');
  const { keep } = useMeetingCache(meeting.meetingId);
  const [{ version }] = useState(unit);
  const [draft, setDraft] = useState(() => placesOf(unit));
  const [tried, setTried] = useState(false);
  const text = textOf(draft, meeting);
  const change = useUnitAct(
    async (next: NonNullable<typeof text>) =>
      keep(
        await call('unitInvitations.change', {
          params: { invitationId: unit.invitationId },
          body: { version, text: next },
        }),
      ),
    onClose,
  );
  return (
    <Sheet
      open
      onClose={onClose}
      title={t('change.title', { unit: unit.unitName })}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel', { ns: 'common' })}</Button>
          <Button
            look="primary"
            loading={change.isPending}
            onClick={() => {
              setTried(true);
              if (text) change.mutate(text);
            }}
          >
            {t('save', { ns: 'common' })}
          </Button>
        </>
      }
    >
      <div className={classes.form}>
        <PlacesFields
          draft={draft}
          sites={meeting.sites}
          mayBeOwn={false}
          isTried={tried}
          onChange={(part) => setDraft({ ...draft, ...part })}
        />
        <ErrorNotice error={change.error} />
      </div>
    </Sheet>
  );
}
