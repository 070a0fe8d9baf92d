import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { read } from '#client/api/query.ts';
import { ErrorState } from '#client/ui/ErrorState.tsx';
import { formatDateTime } from '#client/ui/format-date.ts';
import { LoadingState } from '#client/ui/LoadingState.tsx';
import { Row, Rows } from '#client/ui/Rows.tsx';
import type { RecordingOpening } from '#contract/http/recordings.ts';
import type { MeetingId } from '#contract/ids.ts';
import classes from './RecordingOpenings.module.css';

/** Who has opened the recording and when, asked for once it is unfolded; for those who may see it. */
export function RecordingOpenings({ meetingId }: { meetingId: MeetingId }) {
  const { t } = useTranslation('recording');
  const [isOpen, setOpen] = useState(false);
  return (
    <details className={classes.openings} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('openings.title')}</summary>
      {isOpen && <Openings meetingId={meetingId} />}
    </details>
  );
}

function Openings({ meetingId }: { meetingId: MeetingId }) {
  const { t } = useTranslation('recording');
  const openings = useQuery(read('recordings.openings', { params: { meetingId } }));
  if (!openings.data)
    return openings.error ? (
      <ErrorState error={openings.error} onRetry={() => void openings.refetch()} />
    ) : (
      <LoadingState />
    );
  if (openings.data.length === 0) return <p className={classes.none}>{t('openings.none')}</p>;
  return (
    <Rows>
      {openings.data.map((opening) => (
        <Opening key={opening.userId} opening={opening} />
      ))}
    </Rows>
  );
}

function Opening({ opening }: { opening: RecordingOpening }) {
  const { t } = useTranslation('recording');
  const { name, unitName, firstAt, lastAt } = opening;
  const [first, last] = [formatDateTime(firstAt), formatDateTime(lastAt)];
  return (
    <Row
      name={name}
      about={
        <>
          <p>{unitName}</p>
          <p className="numerals">
            {first === last
              ? t('openings.once', { at: first })
              : t('openings.often', { first, last })}
          </p>
        </>
      }
    />
  );
}
