import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { read } from '#client/api/query.ts';
import { countChanges, useChanges } from '#client/features/viewer/versions/use-changes.ts';
import { ButtonLink } from '#client/ui/Button.tsx';
import { formatDateTime } from '#client/ui/format-date.ts';
import { formatSize } from '#client/ui/format-size.ts';
import { ErrorNotice } from '#client/ui/Notice.tsx';
import { Pill } from '#client/ui/Pill.tsx';
import type { MeetingDocument } from '#contract/http/documents.ts';
import type { VersionEntry } from '#contract/http/versions.ts';
import { DocumentState } from './DocumentState.tsx';
import classes from './DocumentVersions.module.css';

/** All versions of a document, newest first, with what changed from one to the next. */
export function DocumentVersions({ document }: { document: MeetingDocument }) {
  const { t } = useTranslation('versions');
  const { documentId, title } = document;
  const versions = useQuery({
    ...read('documents.versions', { params: { documentId } }),
    staleTime: 0,
  });
  const all = versions.data ?? [];
  return (
    <section className={classes.box} aria-label={t('list.title', { title })}>
      <ErrorNotice error={versions.error} />
      {versions.isSuccess && all.length < 2 && <p className={classes.quiet}>{t('list.only')}</p>}
      <ol className={classes.list}>
        {all.map((entry, index) => (
          <Version
            key={entry.versionId}
            entry={entry}
            isCurrent={entry.versionId === document.versionId}
            before={all.slice(index + 1).find(({ progress }) => progress.state === 'ready') ?? null}
          />
        ))}
      </ol>
    </section>
  );
}

function Version({
  entry,
  isCurrent,
  before,
}: {
  entry: VersionEntry;
  isCurrent: boolean;
  before: VersionEntry | null;
}) {
  const { t } = useTranslation('versions');
  const { versionId, number, fileName, sizeBytes, uploadedBy, uploadedAt, progress } = entry;
  const isReady = progress.state === 'ready';
  return (
    <li className={classes.version}>
      <div className={classes.about}>
        <p className={classes.name}>
          <strong>{t('list.number', { number })}</strong>
          {isCurrent && <Pill tone="ok">{t('list.current')}</Pill>}
          {!isReady && <DocumentState progress={progress} />}
        </p>
        <p className={classes.quiet}>
          {t('list.about', {
            name: fileName,
            size: formatSize(sizeBytes),
            by: uploadedBy,
            at: formatDateTime(uploadedAt),
          })}
          {isReady && ` · ${t('list.pages', { count: progress.pageCount })}`}
        </p>
        {isReady && before && <Since versionId={versionId} before={before} />}
      </div>
      {isReady && (
        <ButtonLink size="small" to={`/tai-lieu/${versionId}`}>
          {t('list.open', { number })}
        </ButtonLink>
      )}
    </li>
  );
}

function Since({
  versionId,
  before,
}: {
  versionId: VersionEntry['versionId'];
  before: VersionEntry;
}) {
  const { t } = useTranslation('versions');
  const changes = useChanges(versionId, before.versionId);
  if (changes?.state === 'comparing') return <p className={classes.quiet}>{t('comparing')}</p>;
  if (changes?.state !== 'ready') return null;
  const counts = countChanges(changes.report);
  return <p>{t('list.changes', { number: before.number, ...counts })}</p>;
}
