import { IconArmchair } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Card } from '#client/ui/Card.tsx';
import { EmptyState } from '#client/ui/EmptyState.tsx';
import { ErrorState } from '#client/ui/ErrorState.tsx';
import { SelectField } from '#client/ui/Field.tsx';
import { LoadingState } from '#client/ui/LoadingState.tsx';
import type { Meeting } from '#contract/http/meetings.ts';
import type { SiteId } from '#contract/ids.ts';
import { RoomEditor } from './RoomEditor.tsx';
import { RoomStart } from './RoomStart.tsx';
import classes from './SeatingStep.module.css';
import type { SeatingHold } from './use-seating.ts';

/** The step of preparing in which rooms are drawn and people seated, one room at a time. `sitesHash` leads to choosing sites. */
export function SeatingStep({
  meeting,
  hold,
  sitesHash,
}: {
  meeting: Meeting;
  hold: SeatingHold;
  sitesHash: string;
}) {
  const { t } = useTranslation('seating');
  const { sites } = meeting;
  const [chosen, choose] = useState<SiteId | null>(null);
  const site =
    sites.find(({ siteId }) => siteId === chosen) ??
    sites.find(({ isCentral }) => isCentral) ??
    sites[0];
  if (!site)
    return (
      <Card>
        <EmptyState
          icon={<IconArmchair size={32} />}
          title={t('noSites')}
          text={t('noSitesText')}
          action={<Link to={sitesHash}>{t('goToSites')}</Link>}
        />
      </Card>
    );
  if (hold.error && !hold.rooms) return <ErrorState error={hold.error} onRetry={hold.retry} />;
  if (!hold.rooms) return <LoadingState />;

  function nameOf({ siteId, name }: (typeof sites)[number]): string {
    const people = hold.peopleOf(siteId).length;
    const draft = hold.draftOf(siteId);
    if (!draft) return t('roomNone', { name, people });
    const [seats, seated] = [draft.map.seats.length, draft.places.length];
    return t('roomDone', { name, seats, seated, people });
  }

  const draft = hold.draftOf(site.siteId);
  return (
    <div className={classes.step}>
      <Card>
        <p className={classes.lead}>{t('lead')}</p>
        <SelectField
          label={t('room')}
          value={site.siteId}
          onChange={(event) =>
            choose(sites.find(({ siteId }) => siteId === event.target.value)?.siteId ?? null)
          }
        >
          {sites.map((each) => (
            <option key={each.siteId} value={each.siteId}>
              {nameOf(each)}
            </option>
          ))}
        </SelectField>
      </Card>
      {draft ? (
        <RoomEditor
          key={site.siteId}
          meetingId={meeting.meetingId}
          site={site}
          draft={draft}
          hold={hold}
        />
      ) : (
        <RoomStart
          key={site.siteId}
          usual={hold.storedOf(site.siteId)?.usual ?? null}
          people={hold.peopleOf(site.siteId).length}
          onStart={(map) => hold.change(site.siteId, { map, places: [], keepsForRoom: true })}
        />
      )}
    </div>
  );
}
