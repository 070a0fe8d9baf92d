import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '#client/api/call.ts';
import type { Organisation } from '#client/features/prepare/organisation.ts';
import { Button } from '#client/ui/Button.tsx';
import { ManyComboBox } from '#client/ui/ManyComboBox.tsx';
import { ErrorNotice } from '#client/ui/Notice.tsx';
import { Sheet } from '#client/ui/Sheet.tsx';
import type { Meeting } from '#contract/http/meetings.ts';
import type { OrgUnit } from '#contract/http/units.ts';
import type { UnitId } from '#contract/ids.ts';
import { PlacesFields } from './PlacesFields.tsx';
import { emptyPlaces, invitedWith } from './places-draft.ts';
import classes from './UnitPlaces.module.css';
import { useUnitAct } from './use-unit-act.ts';

/** Invites units with a number of places each; all units of a kind can be chosen at once. */
export function InviteUnitsSheet({
  meeting,
  organisation,
  onInvited,
  onClose,
}: {
  meeting: Meeting;
  organisation: Organisation;
  onInvited: (meeting: Meeting) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('unitPlaces');
  const [unitIds, setUnitIds] = useState<readonly UnitId[]>([]);
  const [draft, setDraft] = useState(() => emptyPlaces(meeting, new Date()));
  const [tried, setTried] = useState(false);
  const wanted = invitedWith(draft, unitIds, meeting, organisation);
  const { meetingId } = meeting;
  const invite = useUnitAct(
    async (body: NonNullable<typeof wanted>) =>
      onInvited(await call('unitInvitations.invite', { params: { meetingId }, body })),
    onClose,
  );
  const invited = meeting.invitedUnits ?? [];
  const free = organisation.units.filter(
    ({ unitId }) => !invited.some((unit) => unit.unitId === unitId && unit.role === draft.role),
  );
  return (
    <Sheet
      open
      wide
      onClose={onClose}
      title={t('invite.title')}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel', { ns: 'common' })}</Button>
          <Button
            look="primary"
            loading={invite.isPending}
            onClick={() => {
              setTried(true);
              if (wanted) invite.mutate(wanted);
            }}
          >
            {t('invite.send')}
          </Button>
        </>
      }
    >
      <div className={classes.form}>
        <UnitChoice
          units={free}
          chosen={unitIds}
          error={tried && unitIds.length === 0 ? t('invite.noUnits') : null}
          onChange={setUnitIds}
        />
        <PlacesFields
          draft={draft}
          sites={meeting.sites}
          mayBeOwn
          isTried={tried}
          onChange={(change) => setDraft({ ...draft, ...change })}
        />
        <p className={classes.quiet}>{t('invite.toldAtOnce')}</p>
        <ErrorNotice error={invite.error} />
      </div>
    </Sheet>
  );
}

function UnitChoice({
  units,
  chosen,
  error,
  onChange,
}: {
  units: readonly OrgUnit[];
  chosen: readonly UnitId[];
  error: string | null;
  onChange: (unitIds: readonly UnitId[]) => void;
}) {
  const { t } = useTranslation('unitPlaces');
  const communes = units.filter(({ kind }) => kind === 'commune').map(({ unitId }) => unitId);
  const isMissing = communes.some((unitId) => !chosen.includes(unitId));
  return (
    <div className={classes.units}>
      <ManyComboBox
        words={{
          first: t('invite.unit'),
          more: t('invite.addUnit'),
          chosen: t('invite.chosen'),
          drop: (unit) => t('invite.dropUnit', { unit }),
        }}
        error={error}
        options={units.map(({ unitId, name }) => ({ value: unitId, label: name }))}
        chosen={chosen}
        onChange={onChange}
      />
      {isMissing && communes.length > 1 && (
        <Button
          size="small"
          look="quiet"
          onClick={() => onChange([...new Set([...chosen, ...communes])])}
        >
          {t('invite.allCommunes', { count: communes.length })}
        </Button>
      )}
    </div>
  );
}
