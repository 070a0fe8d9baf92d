import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { shortSiteName } from '#client/features/meeting/people.ts';
import { Avatar } from '#client/ui/Avatar.tsx';
import { IconButton } from '#client/ui/Button.tsx';
import { CheckField } from '#client/ui/Field.tsx';
import { VisuallyHidden } from '#client/ui/VisuallyHidden.tsx';
import type { MeetingSite } from '#contract/live/state.ts';
import classes from './Attendees.module.css';
import { ATTENDEE_ROLES, asDeputy, type Place, ROLES_OF_ONE } from './attendee-list.ts';

/** One attendee: role, whether a deputy of the chair, where the person sits, and the way off the list. */
export function AttendeeRow({
  name,
  position,
  place,
  sites,
  onChange,
  onRemove,
}: {
  name: string;
  position: string;
  place: Place;
  sites: readonly MeetingSite[];
  onChange: (place: Place) => void;
  /** Null for who can't be taken off the list, nor be their own deputy: the chair. */
  onRemove: (() => void) | null;
}) {
  const { t } = useTranslation('prepare');
  const { t: tCommon } = useTranslation('common');
  const isChair = onRemove === null;
  const roles = isChair ? ATTENDEE_ROLES : ROLES_OF_ONE;
  return (
    <li className={classes.person}>
      <Avatar name={name} />
      <span className={classes.name}>
        {name}
        {position !== name && <small>{position}</small>}
      </span>
      {isChair || place.role === 'technician' ? (
        <span aria-hidden="true" />
      ) : (
        <CheckField
          label={tCommon('role.deputyChair')}
          aria-label={`${tCommon('role.deputyChair')}: ${name}`}
          checked={place.isDeputy === true}
          onChange={(event) => onChange(asDeputy(place, event.target.checked))}
        />
      )}
      <label>
        <VisuallyHidden>{t('attendees.role', { name })}</VisuallyHidden>
        <select
          className={classes.select}
          value={place.role}
          onChange={(event) => {
            const role = roles.find((each) => each === event.target.value);
            if (role) onChange(asDeputy({ ...place, role }, place.isDeputy === true));
          }}
        >
          {roles.map((role) => (
            <option key={role} value={role}>
              {tCommon(`role.${role}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        <VisuallyHidden>{t('attendees.site', { name })}</VisuallyHidden>
        <select
          className={classes.select}
          value={place.siteId ?? ''}
          onChange={(event) => {
            const site = sites.find((each) => each.siteId === event.target.value);
            onChange({ ...place, siteId: site?.siteId ?? null });
          }}
        >
          <option value="">{t('attendees.nowhere')}</option>
          {sites.map((site) => (
            <option key={site.siteId} value={site.siteId}>
              {shortSiteName(site.name)}
            </option>
          ))}
        </select>
      </label>
      {onRemove ? (
        <IconButton label={t('attendees.remove', { name })} onClick={onRemove}>
          <IconX size={20} />
        </IconButton>
      ) : (
        <span aria-hidden="true" />
      )}
    </li>
  );
}
