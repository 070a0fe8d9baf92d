import { IconBuilding, IconClock, IconGavel, IconMapPin, IconPencil } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '#client/ui/Card.tsx';
import { formatSpan } from '#client/ui/format-date.ts';
import { Pill } from '#client/ui/Pill.tsx';
import type { Meeting } from '#contract/http/meetings.ts';
import classes from './MeetingOverview.module.css';

/** When, where, under whom, and from which sites. */
export function OverviewFacts({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation('meetings');
  const { t: tPrepare } = useTranslation('prepare');
  const nameOf = (userId: string) =>
    meeting.participants.find((person) => person.userId === userId)?.name ?? '';
  const facts: [ReactNode, string, string][] = [
    [<IconClock key="t" />, t('overview.time'), formatSpan(meeting.startsAt, meeting.endsAt)],
    [<IconMapPin key="p" />, t('overview.place'), meeting.place],
    [<IconGavel key="c" />, t('overview.chair'), nameOf(meeting.chairId)],
    [<IconPencil key="s" />, t('overview.secretary'), nameOf(meeting.secretaryId)],
    [<IconBuilding key="u" />, t('overview.unit'), meeting.unitName],
  ];
  return (
    <Card title={tPrepare('steps.info')}>
      <dl className={classes.facts}>
        {facts.map(([picture, name, value]) => (
          <div key={name} aria-hidden={value === '' || undefined}>
            <dt>
              {picture}
              {name}
            </dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

/** The rooms that take part. */
export function OverviewSites({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation('meetings');
  return (
    <Card title={t('overview.sites')}>
      {meeting.sites.length === 0 && <p className={classes.none}>{t('overview.noSites')}</p>}
      <ul className={classes.sites}>
        {meeting.sites.map((site) => (
          <li key={site.siteId}>
            <Pill tone={site.isCentral ? 'info' : 'neutral'}>{site.name}</Pill>
          </li>
        ))}
      </ul>
    </Card>
  );
}
