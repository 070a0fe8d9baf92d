import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { PageHead } from '#client/ui/PageHead.tsx';
import { usePageTitle } from '#client/ui/page-title.ts';
import { SearchField } from '#client/ui/SearchField.tsx';
import { MAX_QUERY_LENGTH } from '#contract/document-query.ts';
import { SearchFilters } from './SearchFilters.tsx';
import { SearchResults } from './SearchResults.tsx';
import { readWish, type SearchWish, writeWish } from './search-address.ts';

const TYPING_PAUSE_MS = 350;

/** Searches all documents that one may read; what is searched for is kept in the address. */
export function Component() {
  const { t } = useTranslation('search');
  const [params, setParams] = useSearchParams();
  const wish = readWish(params);
  const [typed, setTyped] = useState(wish.q);
  usePageTitle(t('title'));

  const change = useCallback(
    (part: Partial<SearchWish>) => {
      setParams((current) => writeWish({ ...readWish(current), ...part }), {
        replace: true,
        preventScrollReset: true,
      });
    },
    [setParams],
  );
  useEffect(() => setTyped(wish.q), [wish.q]);
  useEffect(() => {
    if (typed === wish.q) return;
    const timer = setTimeout(() => change({ q: typed }), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, wish.q, change]);

  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} />
      <search>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            change({ q: typed });
          }}
        >
          <SearchField
            label={t('label')}
            placeholder={t('placeholder')}
            value={typed}
            maxLength={MAX_QUERY_LENGTH}
            enterKeyHint="search"
            onChange={(event) => setTyped(event.target.value)}
          />
        </form>
        <SearchFilters wish={wish} onChange={change} />
      </search>
      <SearchResults
        wish={wish}
        onClearFilters={() =>
          change({ meetingId: null, itemId: null, unitId: null, from: null, to: null })
        }
      />
    </>
  );
}
