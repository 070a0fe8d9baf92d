import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { read } from '#client/api/query.ts';
import { Card } from '#client/ui/Card.tsx';
import { ErrorState } from '#client/ui/ErrorState.tsx';
import { CheckField } from '#client/ui/Field.tsx';
import { formatDateTime } from '#client/ui/format-date.ts';
import { LoadingState } from '#client/ui/LoadingState.tsx';
import type { MeetingDocument } from '#contract/http/documents.ts';
import type { Meeting } from '#contract/http/meetings.ts';
import classes from './HandOut.module.css';
import { type Readership, readershipOf } from './readership.ts';

/** Who has read which document and who has not, for those who prepare the meeting. */
export function ReadersCard({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation('handOut');
  const readers = useQuery(read('meetings.readers', { params: { meetingId: meeting.meetingId } }));
  const [isLeftOnly, setLeftOnly] = useState(false);
  if (!readers.data)
    return (
      <Card title={t('readers.title')}>
        {readers.error ? (
          <ErrorState error={readers.error} onRetry={() => void readers.refetch()} />
        ) : (
          <LoadingState />
        )}
      </Card>
    );
  const all = readershipOf(readers.data);
  const left = all.filter(({ opened, total }) => opened < total);
  const documents = meeting.items.flatMap((item) => item.documents);
  return (
    <Card title={t('readers.title')}>
      <p className={classes.hint} role="status">
        {all.length === 0
          ? t('readers.none')
          : t('readers.sum', { read: all.length - left.length, count: all.length })}
      </p>
      {all.length > 0 && (
        <details className={classes.list}>
          <summary>{t('readers.each')}</summary>
          {left.length > 0 && left.length < all.length && (
            <CheckField
              label={t('readers.leftOnly')}
              checked={isLeftOnly}
              onChange={(event) => setLeftOnly(event.target.checked)}
            />
          )}
          <ul className={classes.readers}>
            {(isLeftOnly ? left : all).map((reader) => (
              <Reader key={reader.userId} reader={reader} documents={documents} />
            ))}
          </ul>
        </details>
      )}
    </Card>
  );
}

function Reader({
  reader,
  documents,
}: {
  reader: Readership;
  documents: readonly MeetingDocument[];
}) {
  const { t } = useTranslation('handOut');
  const titles = new Map(documents.map((document) => [document.documentId, document]));
  return (
    <li>
      <details>
        <summary>
          <span className={classes.person}>
            {reader.name}
            <small>{reader.unitName}</small>
          </span>
          <span className={classes.share} data-done={reader.opened === reader.total || undefined}>
            {t('readers.share', { opened: reader.opened, total: reader.total })}
          </span>
        </summary>
        <ul className={classes.readings}>
          {reader.readings.map(({ documentId, firstAt, lastAt, pagesSeen, fetched }) => {
            const document = titles.get(documentId);
            const pages =
              document?.progress.state === 'ready' ? document.progress.pageCount : pagesSeen;
            return (
              <li key={documentId}>
                <span>{document?.title}</span>
                <small className="numerals">
                  {firstAt === null || lastAt === null
                    ? t('readers.notOpened')
                    : t('readers.opened', {
                        first: formatDateTime(firstAt),
                        last: formatDateTime(lastAt),
                        seen: pagesSeen,
                        pages,
                      })}
                </small>
                {fetched && (
                  <small className="numerals">
                    {t('readers.fetched', {
                      first: formatDateTime(fetched.firstAt),
                      last: formatDateTime(fetched.lastAt),
                    })}
                  </small>
                )}
              </li>
            );
          })}
        </ul>
      </details>
    </li>
  );
}
