import { IconChevronRight } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/ui/Button.tsx';
import { CheckField } from '#client/ui/Field.tsx';
import { SearchField } from '#client/ui/SearchField.tsx';
import { SegmentedChoice } from '#client/ui/SegmentedChoice.tsx';
import { Sheet } from '#client/ui/Sheet.tsx';
import { matchesText } from '#contract/fold-text.ts';
import type { Person } from '#contract/http/units.ts';
import classes from './Attendees.module.css';
import { ATTENDEE_ROLES, type AttendeeList, type Place } from './attendee-list.ts';
import type { Organisation } from './organisation.ts';
import { branchesOf, type UnitBranch } from './unit-branches.ts';

/** Chooses attendees out of the units: one by one, by searching, or a unit at a time. */
export function PeoplePicker({
  organisation,
  list,
  onToggle,
  onClose,
}: {
  organisation: Organisation;
  list: AttendeeList;
  onToggle: (people: readonly Person[], on: boolean, role: Place['role']) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('prepare');
  const { t: tCommon } = useTranslation('common');
  const [text, setText] = useState('');
  const [role, setRole] = useState<Place['role']>('delegate');
  const branches = useMemo(() => {
    const people = organisation.people.filter((person) =>
      matchesText(`${person.name} ${person.position} ${person.unitName}`, text),
    );
    return branchesOf(organisation.units, people);
  }, [organisation, text]);
  const searching = text.trim() !== '';

  return (
    <Sheet
      open
      wide
      onClose={onClose}
      title={t('attendees.pickTitle')}
      footer={
        <>
          <span className={classes.sum} role="status">
            {t('attendees.chosen', { count: Object.keys(list).length })}
          </span>
          <Button look="primary" onClick={onClose}>
            {t('attendees.done')}
          </Button>
        </>
      }
    >
      <div className={classes.pickTools}>
        <SearchField
          label={t('attendees.search')}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <div className={classes.newRole}>
          {t('attendees.newRole')}
          <SegmentedChoice
            label={t('attendees.newRole')}
            value={role}
            choices={ATTENDEE_ROLES.map((each) => ({
              value: each,
              label: tCommon(`role.${each}`),
            }))}
            onChange={setRole}
          />
        </div>
      </div>
      {branches.length === 0 && <p>{t('attendees.noMatch')}</p>}
      {branches.map((branch) => (
        <Branch
          key={branch.unit.unitId}
          branch={branch}
          list={list}
          searching={searching}
          open={searching || branches.length === 1}
          onToggle={(people, on) => onToggle(people, on, role)}
        />
      ))}
    </Sheet>
  );
}

function Branch({
  branch,
  list,
  searching,
  open,
  onToggle,
}: {
  branch: UnitBranch;
  list: AttendeeList;
  /** The branch holds only those of the unit whom the search has found. */
  searching: boolean;
  open: boolean;
  onToggle: (people: readonly Person[], on: boolean) => void;
}) {
  const { t } = useTranslation('prepare');
  const { unit, people, depth } = branch;
  const chosen = people.filter((person) => list[person.userId]).length;
  return (
    <details className={classes.unit} open={open} style={{ marginLeft: depth * 20 }}>
      <summary>
        <IconChevronRight size={18} aria-hidden="true" />
        <span className={classes.unitName}>{unit.name}</span>
        <span className={`${classes.unitCount} numerals`}>
          {t('attendees.unitCount', { chosen, total: people.length })}
        </span>
      </summary>
      <ul className={classes.pick}>
        <li className={classes.whole}>
          <CheckField
            label={
              searching
                ? t('attendees.allFound', { count: people.length, unit: unit.name })
                : t('attendees.wholeUnit', { unit: unit.name })
            }
            checked={chosen === people.length}
            onChange={(event) => onToggle(people, event.target.checked)}
          />
        </li>
        {people.map((person) => (
          <li key={person.userId}>
            <CheckField
              label={
                <span className={classes.pickName}>
                  {person.name}
                  {person.position !== person.name && <small>{person.position}</small>}
                </span>
              }
              checked={list[person.userId] !== undefined}
              onChange={(event) => onToggle([person], event.target.checked)}
            />
          </li>
        ))}
      </ul>
    </details>
  );
}
