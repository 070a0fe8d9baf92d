import { IconColumns2, IconHistory } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { ButtonLink } from '#client/ui/Button.tsx';
import { CheckField, SelectField } from '#client/ui/Field.tsx';
import { formatDateTime } from '#client/ui/format-date.ts';
import type { VersionId } from '#contract/ids.ts';
import { Panel } from '../Panel.tsx';
import { ChangedPages } from './ChangedPages.tsx';
import classes from './ChangesPanel.module.css';
import { UnplacedNotes } from './UnplacedNotes.tsx';
import { countChanges } from './use-changes.ts';
import type { VersionPanel } from './use-version-panel.ts';
import type { ReadableVersion } from './use-versions.ts';

/** Where an old version is read: in place among papers, in a tab of its own beside a running meeting. */
export function useOldVersionLink() {
  const { pathname } = useLocation();
  const elsewhere = pathname.startsWith('/tai-lieu/')
    ? {}
    : { target: '_blank', rel: 'noreferrer' };
  return (versionId: VersionId, page: number) => ({
    to: `/tai-lieu/${versionId}?trang=${page}`,
    ...elsewhere,
  });
}

/** What changed since an older version, page by page, and the notes that found no place. */
export function ChangesPanel({
  panel,
  page,
  onPage,
  onClose,
}: {
  panel: VersionPanel;
  page: number;
  onPage: ((page: number) => void) | null;
  onClose: () => void;
}) {
  const { t } = useTranslation('versions');
  const { versions, since, notes } = panel;
  return (
    <Panel title={t('panel')} onClose={onClose}>
      <div className={classes.scroll}>
        <p className={classes.reading}>{t('reading', { number: versions.own.number })}</p>
        {notes.unplaced.length > 0 && <UnplacedNotes notes={notes} page={page} />}
        {since && <Since panel={panel} since={since} page={page} onPage={onPage} />}
      </div>
    </Panel>
  );
}

function Since({
  panel,
  since,
  page,
  onPage,
}: {
  panel: VersionPanel;
  since: ReadableVersion;
  page: number;
  onPage: ((page: number) => void) | null;
}) {
  const { t } = useTranslation('versions');
  const linkTo = useOldVersionLink();
  const { versions, changes, marked, onMarked, onSince } = panel;
  const report = changes?.state === 'ready' ? changes.report : null;
  const oldPage = report?.pages[page - 1]?.oldPage ?? 1;
  const old = linkTo(since.versionId, oldPage);
  const beside = `/tai-lieu/${versions.own.versionId}?cung=${since.versionId}&trang=${page}`;
  return (
    <>
      <SelectField
        label={t('since')}
        value={since.versionId}
        onChange={(event) => onSince(event.currentTarget.value as VersionId)}
      >
        {versions.older.map(({ versionId, number, uploadedAt }) => (
          <option key={versionId} value={versionId}>
            {t('version', { number, at: formatDateTime(uploadedAt) })}
          </option>
        ))}
      </SelectField>
      <div className={classes.ways}>
        <ButtonLink size="small" {...old} icon={<IconHistory size={18} aria-hidden="true" />}>
          {t('openOld')}
        </ButtonLink>
        <ButtonLink
          size="small"
          {...old}
          to={beside}
          icon={<IconColumns2 size={18} aria-hidden="true" />}
        >
          {t('beside')}
        </ButtonLink>
      </div>
      {changes?.state === 'comparing' && <p role="status">{t('comparing')}</p>}
      {changes?.state === 'failed' && <p role="status">{t(`failed.${changes.problem}`)}</p>}
      {changes?.state === 'unknown' && <p role="status">{t('failed.failed')}</p>}
      {report && (
        <>
          <CheckField
            label={t('showMarks')}
            checked={marked}
            onChange={(event) => onMarked(event.currentTarget.checked)}
          />
          <p className={classes.summary}>{summary()}</p>
          <ChangedPages
            report={report}
            page={page}
            onPage={onPage}
            oldLink={(wanted) => linkTo(since.versionId, wanted)}
          />
          {report.picturesUpTo < report.pages.length && (
            <p className={classes.quiet}>{t('picturesUpTo', { page: report.picturesUpTo + 1 })}</p>
          )}
        </>
      )}
    </>
  );

  function summary(): string {
    if (!report) return '';
    const counts = countChanges(report);
    const isSame = counts.changed + counts.added + counts.removed === 0;
    return isSame ? t('nothing') : t('summary', counts);
  }
}
