import { IconUserPlus, IconUsers } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AnswersCard } from '#client/features/invitations/AnswersCard.tsx';
import { InvitedUnitsCard } from '#client/features/unit-places/InvitedUnitsCard.tsx';
import { Button } from '#client/ui/Button.tsx';
import { Card } from '#client/ui/Card.tsx';
import { EmptyState } from '#client/ui/EmptyState.tsx';
import type { Meeting } from '#contract/http/meetings.ts';
import type { Person } from '#contract/http/units.ts';
import { AttendeeConflict } from './AttendeeConflict.tsx';
import { AttendeeGroup } from './AttendeeGroup.tsx';
import { likelySite, type Place, sentByUnits } from './attendee-list.ts';
import type { Organisation } from './organisation.ts';
import { PeoplePicker } from './PeoplePicker.tsx';
import classes from './Prepare.module.css';
import { SaveBar } from './SaveBar.tsx';
import type { AttendeeDraftHold } from './use-attendee-draft.ts';

/** Who takes part: chosen from the units, with a role and a place each. */
export function AttendeesStep({
  meeting,
  organisation,
  hold,
}: {
  meeting: Meeting;
  organisation: Organisation;
  hold: AttendeeDraftHold;
}) {
  const { t } = useTranslation('prepare');
  const [picking, setPicking] = useState(false);
  const siteUnits = useMemo(
    () => new Map<string, string>(organisation.sites.map((site) => [site.siteId, site.unitId])),
    [organisation.sites],
  );
  const sent = sentByUnits(meeting);
  const people = organisation.people.filter(({ userId }) => !sent.has(userId));
  const chosen = people.filter((person) => hold.list[person.userId]);
  const units = [...Map.groupBy(chosen, (person) => person.unitName)];
  const voting = Object.values(hold.list).filter((place) => place.role === 'votingMember').length;

  function toggle(people: readonly Person[], on: boolean, role: Place['role']): void {
    hold.change((before) => {
      const list = { ...before };
      for (const person of people) {
        if (!on) delete list[person.userId];
        else {
          const siteId = likelySite(person, meeting.sites, siteUnits, organisation.units);
          list[person.userId] ??= { role, siteId };
        }
      }
      return list;
    });
  }

  const put = (people: readonly Person[], placeOf: (place: Place) => Place) =>
    hold.change((before) => {
      const list = { ...before };
      for (const { userId } of people) {
        const place = list[userId];
        if (place) list[userId] = placeOf(place);
      }
      return list;
    });

  return (
    <div className={classes.stack}>
      {meeting.phase !== 'draft' && <AnswersCard meetingId={meeting.meetingId} />}
      <InvitedUnitsCard meeting={meeting} organisation={organisation} />
      <Card
        title={t('steps.attendees')}
        action={
          <Button
            icon={<IconUserPlus size={20} aria-hidden="true" />}
            onClick={() => setPicking(true)}
          >
            {t('attendees.add')}
          </Button>
        }
      >
        <p className={classes.lead} role="status">
          {t('attendees.count', { count: Object.keys(hold.list).length })}
          {voting > 0 && ` · ${t('attendees.voting', { count: voting })}`}
          {' · '}
          {t('attendees.lead')}
        </p>
        {chosen.length === 0 && (
          <EmptyState
            icon={<IconUsers size={32} />}
            title={t('attendees.empty')}
            text={t('attendees.emptyText')}
          />
        )}
        {units.map(([unit, people]) => (
          <AttendeeGroup
            key={unit}
            unit={unit}
            people={people}
            list={hold.list}
            sites={meeting.sites}
            chairId={meeting.chairId}
            onPut={put}
            onRemove={(person) => toggle([person], false, 'delegate')}
          />
        ))}
        <SaveBar
          dirty={hold.dirty}
          saving={hold.saving.state.kind === 'saving'}
          savedAt={hold.savedAt}
          error={hold.saving.state.kind === 'failed' ? hold.saving.state.error : null}
          onSave={() => void hold.save()}
          onDrop={hold.drop}
        />
        {picking && (
          <PeoplePicker
            organisation={{ ...organisation, people }}
            list={hold.list}
            onToggle={toggle}
            onClose={() => setPicking(false)}
          />
        )}
        <AttendeeConflict hold={hold} meeting={meeting} organisation={organisation} />
      </Card>
    </div>
  );
}
