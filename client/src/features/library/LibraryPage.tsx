import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { PageHead } from '#client/ui/PageHead.tsx';
import { usePageTitle } from '#client/ui/page-title.ts';
import { SegmentedChoice } from '#client/ui/SegmentedChoice.tsx';
import { Folders } from './Folders.tsx';
import classes from './Library.module.css';
import { LibraryFilters } from './LibraryFilters.tsx';
import { NO_FILTER } from './library-filter.ts';
import { MeetingPapersList } from './MeetingPapersList.tsx';

/** The library: what units share in folders, and the papers of the meetings that one may read. */
export function Component() {
  const { t } = useTranslation('library');
  const [params, setParams] = useSearchParams();
  const [filter, setFilter] = useState(NO_FILTER);
  const view = params.get('xem') === 'cuoc-hop' ? 'meetings' : 'folders';
  usePageTitle(t('title'));
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} />
      <div className={classes.tools}>
        <SegmentedChoice
          label={t('view.label')}
          value={view}
          choices={[
            { value: 'folders', label: t('view.folders') },
            { value: 'meetings', label: t('view.meetings') },
          ]}
          onChange={(next) => setParams(next === 'meetings' ? { xem: 'cuoc-hop' } : {})}
        />
        <LibraryFilters filter={filter} onChange={setFilter} />
      </div>
      {view === 'folders' ? (
        <Folders
          filter={filter}
          folderId={params.get('thu-muc')}
          onFolder={(folderId) => setParams(folderId === null ? {} : { 'thu-muc': folderId })}
        />
      ) : (
        <MeetingPapersList filter={filter} />
      )}
    </>
  );
}
