import { useTranslation } from 'react-i18next';
import { VisuallyHidden } from '#client/ui/VisuallyHidden.tsx';
import type { Person } from '#contract/http/units.ts';
import type { UserId } from '#contract/ids.ts';
import type { MeetingSite } from '#contract/live/state.ts';
import { AttendeeRow } from './AttendeeRow.tsx';
import classes from './Attendees.module.css';
import { ATTENDEE_ROLES, type AttendeeList, type Place } from './attendee-list.ts';

/** The attendees of one unit, with a way to give all of them one role. */
export function AttendeeGroup({
  unit,
  people,
  list,
  sites,
  chairId,
  onPut,
  onRemove,
}: {
  unit: string;
  people: readonly Person[];
  list: AttendeeList;
  sites: readonly MeetingSite[];
  chairId: UserId;
  onPut: (people: readonly Person[], placeOf: (place: Place) => Place) => void;
  onRemove: (person: Person) => void;
}) {
  const { t } = useTranslation('prepare');
  const { t: tCommon } = useTranslation('common');
  return (
    <section className={classes.group} aria-label={unit}>
      <div className={classes.groupHead}>
        <h3>
          {unit}
          <span className="numerals">{people.length}</span>
        </h3>
        {people.length > 1 && (
          <label>
            <VisuallyHidden>{t('attendees.roleOfUnit', { unit })}</VisuallyHidden>
            <select
              className={classes.select}
              value=""
              onChange={(event) => {
                const role = ATTENDEE_ROLES.find((each) => each === event.target.value);
                if (role)
                  onPut(people, (place) =>
                    place.role === 'technician' ? place : { ...place, role },
                  );
              }}
            >
              <option value="">{t('attendees.changeAll')}</option>
              {ATTENDEE_ROLES.map((role) => (
                <option key={role} value={role}>
                  {tCommon(`role.${role}`)}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      <ul className={classes.people}>
        {people.map((person) => {
          const place = list[person.userId];
          return (
            place && (
              <AttendeeRow
                key={person.userId}
                name={person.name}
                position={person.position}
                place={place}
                sites={sites}
                onChange={(next) => onPut([person], () => next)}
                onRemove={person.userId === chairId ? null : () => onRemove(person)}
              />
            )
          );
        })}
      </ul>
    </section>
  );
}
