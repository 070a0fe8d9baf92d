import { IconFileOff, IconFileText } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ReadAlone } from '#client/features/viewer/ReadAlone.tsx';
import { ButtonLink } from '#client/ui/Button.tsx';
import { EmptyState } from '#client/ui/EmptyState.tsx';
import type { ShownDocument, ShownPage } from '#contract/http/recordings.ts';
import classes from './Playback.module.css';

/** The page that was shown at the moment that plays; the document itself comes through its own door. */
export function PlayedPage({
  shown,
  documents,
}: {
  shown: ShownPage | null;
  documents: readonly ShownDocument[];
}) {
  const { t } = useTranslation('recording');
  const document = documents.find(({ versionId }) => versionId === shown?.versionId);
  if (!shown || !document)
    return (
      <section className={classes.document} aria-label={t('playback.document')} data-empty>
        <EmptyState
          icon={<IconFileOff size={32} />}
          title={t(shown?.isHidden ? 'playback.hiddenPage' : 'playback.noPage')}
          text={t(shown?.isHidden ? 'playback.hiddenPageText' : 'playback.noPageText')}
        />
      </section>
    );
  const page = Math.min(shown.page, document.pageCount);
  return (
    <section className={classes.document} aria-label={t('playback.document')}>
      <div className={classes.documentHead}>
        <p className={classes.documentTitle}>
          <strong>{document.title}</strong>
          <span className={classes.pageNumber}>
            {t('playback.page', { page, count: document.pageCount })}
          </span>
        </p>
        <ButtonLink
          size="small"
          to={`/tai-lieu/${document.versionId}?trang=${page}`}
          icon={<IconFileText size={18} aria-hidden="true" />}
        >
          {t('playback.openDocument')}
        </ButtonLink>
      </div>
      <div className={classes.page}>
        <ReadAlone version={document} page={page} onPage={null} mayDownload={false} bare />
      </div>
    </section>
  );
}
