import { IconPlus } from '@tabler/icons-react';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useMay } from '#client/api/session.ts';
import { GoButton } from '#client/ui/Button.tsx';
import { PageHead } from '#client/ui/PageHead.tsx';
import { usePageTitle } from '#client/ui/page-title.ts';
import { type Filters, readFilters, writeFilters } from './filters.ts';
import { MeetingFilters } from './MeetingFilters.tsx';
import { MeetingList } from './MeetingList.tsx';
import { MonthView } from './MonthView.tsx';

/** All meetings that one may see, as a list or a month; the filters are kept in the address. */
export function Component() {
  const { t } = useTranslation('meetings');
  const mayCreate = useMay('meeting.create');
  const [params, setParams] = useSearchParams();
  const filters = readFilters(params, new Date());
  usePageTitle(t('title'));

  const change = useCallback(
    (part: Partial<Filters>) => {
      setParams(
        (current) => writeFilters({ ...readFilters(current, new Date()), ...part }, new Date()),
        { replace: true, preventScrollReset: true },
      );
    },
    [setParams],
  );

  return (
    <>
      <PageHead
        title={t('title')}
        lead={t('lead')}
        actions={
          mayCreate && (
            <GoButton
              to="/cuoc-hop/moi"
              look="primary"
              icon={<IconPlus size={20} aria-hidden="true" />}
            >
              {t('createMeeting', { ns: 'common' })}
            </GoButton>
          )
        }
      />
      <MeetingFilters filters={filters} onChange={change} />
      {filters.view === 'month' ? (
        <MonthView
          month={filters.month}
          scope={filters.scope}
          onMonth={(month) => change({ month })}
        />
      ) : (
        <MeetingList filters={filters} onClear={() => change({ phase: null, text: '' })} />
      )}
    </>
  );
}
