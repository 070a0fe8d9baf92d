import { useTranslation } from 'react-i18next';
import { useStandsFor } from '#client/features/invitations/use-stands-for.ts';
import { Avatar } from '#client/ui/Avatar.tsx';
import { Card } from '#client/ui/Card.tsx';
import { Pill } from '#client/ui/Pill.tsx';
import type { Meeting } from '#contract/http/meetings.ts';
import { leadingRole } from '#contract/leading-roles.ts';
import type { Participant } from '#contract/live/state.ts';
import classes from './MeetingOverview.module.css';

/** Who takes part, by unit. Site devices are not persons and are left out. */
export function OverviewPeople({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation('meetings');
  const persons = meeting.participants.filter((person) => !person.roles.includes('siteDevice'));
  const units = [...Map.groupBy(persons, (person) => person.unitName)];
  return (
    <Card
      title={t('overview.attendees')}
      action={<Pill>{t('overview.attendeeCount', { count: persons.length })}</Pill>}
    >
      {persons.length === 0 && <p className={classes.none}>{t('overview.noAttendees')}</p>}
      {units.map(([unit, members], index) => (
        <details key={unit} className={classes.group} open={index === 0}>
          <summary>
            {unit}
            <span>{t('overview.attendeeCount', { count: members.length })}</span>
          </summary>
          <ul className={classes.people}>
            {members.map((person) => (
              <Member key={person.userId} person={person} />
            ))}
          </ul>
        </details>
      ))}
    </Card>
  );
}

function Member({ person }: { person: Participant }) {
  const { t } = useTranslation('common');
  const standsFor = useStandsFor()(person);
  const leading = leadingRole(person.roles);
  return (
    <li>
      <Avatar name={person.name} />
      <span className={classes.person}>
        {person.name}
        <small>{person.position}</small>
        {standsFor && <small>{standsFor}</small>}
      </span>
      {leading && <Pill>{t(`role.${leading}`)}</Pill>}
    </li>
  );
}
