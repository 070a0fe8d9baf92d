import { IconVideo } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/ui/Button.tsx';
import { EmptyState } from '#client/ui/EmptyState.tsx';
import { CheckField } from '#client/ui/Field.tsx';
import { Pill } from '#client/ui/Pill.tsx';
import type { Site } from '#contract/http/units.ts';
import type { SiteId } from '#contract/ids.ts';
import classes from './Prepare.module.css';

/** The sites that take part, the central one first. */
export function SitesFields({
  sites,
  chosen,
  onChange,
}: {
  sites: readonly Site[];
  chosen: readonly SiteId[];
  onChange: (siteIds: SiteId[]) => void;
}) {
  const { t } = useTranslation('prepare');
  if (sites.length === 0) {
    return (
      <EmptyState
        icon={<IconVideo size={32} />}
        title={t('sites.empty')}
        text={t('sites.emptyText')}
      />
    );
  }
  const all = sites.every((site) => chosen.includes(site.siteId));
  const set = (siteId: SiteId, on: boolean) =>
    onChange(
      sites
        .filter((site) => (site.siteId === siteId ? on : chosen.includes(site.siteId)))
        .map((site) => site.siteId),
    );
  return (
    <>
      <div className={classes.toolbar}>
        <p className={classes.grow} role="status">
          {t('sites.count', { count: chosen.length })}
        </p>
        <Button size="small" onClick={() => onChange(all ? [] : sites.map((site) => site.siteId))}>
          {all ? t('sites.none') : t('sites.all')}
        </Button>
      </div>
      <ul className={classes.siteList}>
        {sites.map((site) => (
          <li key={site.siteId}>
            <CheckField
              label={
                <span className={classes.siteName}>
                  {site.name}
                  {site.isCentral && <Pill>{t('sites.central')}</Pill>}
                </span>
              }
              checked={chosen.includes(site.siteId)}
              onChange={(event) => set(site.siteId, event.target.checked)}
            />
          </li>
        ))}
      </ul>
    </>
  );
}
