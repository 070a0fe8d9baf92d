import { IconArrowRight, IconFileDiff, IconHistory, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Button, ButtonLink, IconButton } from '#client/ui/Button.tsx';
import { countPages, useChanges } from './use-changes.ts';
import type { VersionPanel } from './use-version-panel.ts';
import classes from './VersionNotice.module.css';

/** Says quietly that a new version is read, or an old one, and leads to what changed. */
export function VersionNotice({ panel, onSee }: { panel: VersionPanel; onSee: () => void }) {
  if (panel.notice === 'new') return <NewVersion panel={panel} onSee={onSee} />;
  return panel.notice === 'old' ? <OldVersion panel={panel} /> : null;
}

function NewVersion({ panel, onSee }: { panel: VersionPanel; onSee: () => void }) {
  const { t } = useTranslation('versions');
  const { changes, notes, closeNotice } = panel;
  if (!changes || changes.state === 'comparing') return null;
  const count = changes.state === 'ready' ? countPages(changes.report) : null;
  const title = () => {
    if (count === null) return t('noticeUnknown');
    return count > 0 ? t('notice', { count }) : t('noticeNone');
  };
  return (
    <div className={classes.notice} role="status">
      <IconFileDiff size={22} aria-hidden="true" />
      <div className={classes.words}>
        <p className={classes.title}>{title()}</p>
        {notes.unplaced.length > 0 ? (
          <p>{t('noticeUnplaced', { count: notes.unplaced.length })}</p>
        ) : (
          notes.placed > 0 && <p>{t('noticeCarried')}</p>
        )}
        <Button size="small" onClick={onSee}>
          {t('see')}
        </Button>
      </div>
      <IconButton label={t('hide')} onClick={closeNotice}>
        <IconX size={20} />
      </IconButton>
    </div>
  );
}

function OldVersion({ panel }: { panel: VersionPanel }) {
  const { t } = useTranslation('versions');
  const { own, all } = panel.versions;
  const newest = all[0];
  const changes = useChanges(newest?.versionId ?? own.versionId, newest ? own.versionId : null);
  if (!newest) return null;
  const { number } = newest;
  const count = changes?.state === 'ready' ? countPages(changes.report) : null;
  return (
    <div className={classes.notice} data-old="" data-version-notice="" role="status">
      <IconHistory size={22} aria-hidden="true" />
      <div className={classes.words}>
        <p className={classes.title}>{t('old.title', { number: own.number })}</p>
        <p>{count === null ? t('old.newer', { number }) : t('old.changed', { number, count })}</p>
        <ButtonLink
          size="small"
          to={`/tai-lieu/${newest.versionId}`}
          icon={<IconArrowRight size={18} aria-hidden="true" />}
        >
          {t('old.open')}
        </ButtonLink>
      </div>
    </div>
  );
}
