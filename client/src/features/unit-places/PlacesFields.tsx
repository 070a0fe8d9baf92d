import { useTranslation } from 'react-i18next';
import { shortSiteName } from '#client/features/meeting/people.ts';
import { dueOf } from '#client/features/papers/ask-draft.ts';
import { ATTENDEE_ROLES } from '#client/features/prepare/attendee-list.ts';
import { DateField } from '#client/ui/DateField.tsx';
import { SelectField, TextField } from '#client/ui/Field.tsx';
import { TimeField } from '#client/ui/TimeField.tsx';
import type { MeetingSite } from '#contract/live/state.ts';
import { type PlacesDraft, placesIn } from './places-draft.ts';
import classes from './UnitPlaces.module.css';

/** How many people of a unit come, as what, to which room, and until when it says whom; `mayBeOwn`: each unit to its own room. */
export function PlacesFields({
  draft,
  sites,
  mayBeOwn,
  isTried,
  onChange,
}: {
  draft: PlacesDraft;
  sites: readonly MeetingSite[];
  mayBeOwn: boolean;
  /** Problems are shown from the first try to send on. */
  isTried: boolean;
  onChange: (change: Partial<PlacesDraft>) => void;
}) {
  const { t } = useTranslation('unitPlaces');
  const { t: tCommon } = useTranslation('common');
  const problem = (isWrong: boolean, text: string) => (isTried && isWrong ? text : null);
  return (
    <>
      <div className={classes.pair}>
        <TextField
          label={t('form.places')}
          required
          inputMode="numeric"
          maxLength={2}
          value={draft.places}
          error={problem(placesIn(draft) === null, t('form.placesProblem'))}
          onChange={({ target }) => onChange({ places: target.value })}
        />
        <SelectField
          label={t('form.role')}
          value={draft.role}
          onChange={({ target }) => {
            const role = ATTENDEE_ROLES.find((each) => each === target.value);
            if (role) onChange({ role });
          }}
        >
          {ATTENDEE_ROLES.map((role) => (
            <option key={role} value={role}>
              {tCommon(`role.${role}`)}
            </option>
          ))}
        </SelectField>
      </div>
      <SelectField
        label={t('form.site')}
        value={draft.site}
        onChange={({ target }) => onChange({ site: target.value })}
      >
        {mayBeOwn && <option value="own">{t('form.ownSite')}</option>}
        <option value="">{t('form.nowhere')}</option>
        {sites.map(({ siteId, name }) => (
          <option key={siteId} value={siteId}>
            {shortSiteName(name)}
          </option>
        ))}
      </SelectField>
      <div className={classes.pair}>
        <DateField label={t('form.day')} value={draft.day} onChange={(day) => onChange({ day })} />
        <TimeField
          label={t('form.time')}
          value={draft.time}
          error={problem(dueOf(draft) === null, t('form.dueProblem'))}
          onChange={(time) => onChange({ time })}
        />
      </div>
    </>
  );
}
