import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { read } from '#client/api/query.ts';
import { IconButton } from '#client/ui/Button.tsx';
import { ErrorState } from '#client/ui/ErrorState.tsx';
import type { VersionId } from '#contract/ids.ts';
import { mayDownload } from '../may-download.ts';
import { ReadAlone, viewedVersion } from '../ReadAlone.tsx';
import classes from './OldBeside.module.css';
import { useChanges } from './use-changes.ts';

/** An older version beside the newer one. It turns along to the page that became of it, and may be leafed through by itself. */
export function OldBeside({
  versionId,
  newer,
  newerPage,
  onClose,
}: {
  versionId: VersionId;
  newer: VersionId;
  newerPage: number;
  onClose: () => void;
}) {
  const { t } = useTranslation('versions');
  const document = useQuery(read('versions.get', { params: { versionId } }));
  const changes = useChanges(newer, versionId);
  const report = changes?.state === 'ready' ? changes.report : null;
  const like = report ? (report.pages[newerPage - 1]?.oldPage ?? null) : newerPage;
  const [page, setPage] = useState(1);
  useEffect(() => {
    if (like !== null) setPage(like);
  }, [like]);
  return (
    <section className={classes.beside} aria-label={t('oldPage', { page })}>
      <div className={classes.head}>
        <p className={classes.title}>{t('oldPage', { page })}</p>
        <IconButton label={t('closeBeside')} onClick={onClose}>
          <IconX size={20} />
        </IconButton>
      </div>
      {document.isError && (
        <ErrorState error={document.error} onRetry={() => void document.refetch()} />
      )}
      {document.data?.progress.state === 'ready' && (
        <div className={classes.page}>
          <ReadAlone
            version={viewedVersion(versionId, document.data)}
            mayDownload={mayDownload(document.data)}
            page={page}
            onPage={setPage}
          />
        </div>
      )}
    </section>
  );
}
