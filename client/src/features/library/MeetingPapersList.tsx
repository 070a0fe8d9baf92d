import { IconFiles, IconFileText, IconSearchOff } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { read } from '#client/api/query.ts';
import { ButtonLink } from '#client/ui/Button.tsx';
import { Card } from '#client/ui/Card.tsx';
import { EmptyState } from '#client/ui/EmptyState.tsx';
import { ErrorState } from '#client/ui/ErrorState.tsx';
import { dayKey, formatDay } from '#client/ui/format-date.ts';
import { LoadingState } from '#client/ui/LoadingState.tsx';
import { Notice } from '#client/ui/Notice.tsx';
import type { MeetingPapers } from '#contract/http/library.ts';
import { MOST_LISTED } from '#contract/list-limits.ts';
import classes from './Library.module.css';
import { isNarrowed, type LibraryFilter, toQuery } from './library-filter.ts';
import { PaperText } from './PaperText.tsx';

/** The papers of the meetings that one may read, by year and meeting. */
export function MeetingPapersList({ filter }: { filter: LibraryFilter }) {
  const { t } = useTranslation('library');
  const meetings = useQuery({
    ...read('library.meetingPapers', { query: toQuery(filter) }),
    placeholderData: keepPreviousData,
  });
  if (!meetings.data) {
    return meetings.error ? (
      <ErrorState error={meetings.error} onRetry={() => void meetings.refetch()} />
    ) : (
      <LoadingState />
    );
  }
  const { meetings: shown, isCut } = meetings.data;
  if (shown.length === 0) {
    return (
      <Card>
        {isNarrowed(filter) ? (
          <EmptyState icon={<IconSearchOff size={32} />} title={t('documents.noMatch')} />
        ) : (
          <EmptyState
            icon={<IconFiles size={32} />}
            title={t('meetings.none')}
            text={t('meetings.noneText')}
          />
        )}
      </Card>
    );
  }
  const years = Map.groupBy(shown, ({ startsAt }) => dayKey(startsAt).slice(0, 4));
  return (
    <div className={classes.stack}>
      {isCut && <Notice>{t('meetings.cut', { count: MOST_LISTED })}</Notice>}
      {[...years].map(([year, ofYear]) => (
        <Card key={year} title={t('meetings.year', { year })}>
          {ofYear.map((meeting) => (
            <OneMeeting key={meeting.meetingId} meeting={meeting} />
          ))}
        </Card>
      ))}
    </div>
  );
}

function OneMeeting({ meeting }: { meeting: MeetingPapers }) {
  const { t } = useTranslation('meetings');
  return (
    <section className={classes.meeting} aria-label={meeting.title}>
      <h3 className={classes.heading}>
        <Link to={`/cuoc-hop/${meeting.meetingId}`}>{meeting.title}</Link>
        <small className="numerals">{formatDay(meeting.startsAt)}</small>
      </h3>
      <ul className={classes.papers}>
        {meeting.papers.map(({ itemTitle, document }) => (
          <li key={document.documentId} className={classes.paper}>
            <IconFileText size={22} aria-hidden="true" />
            <PaperText document={document} about={itemTitle} />
            <ButtonLink
              size="small"
              to={`/tai-lieu/${document.versionId}`}
              aria-label={`${t('overview.read')}: ${document.title}`}
            >
              {t('overview.read')}
            </ButtonLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
