import { IconFileSearch, IconSearchOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/ui/Button.tsx';
import { EmptyState } from '#client/ui/EmptyState.tsx';
import { ErrorState } from '#client/ui/ErrorState.tsx';
import { LoadingState } from '#client/ui/LoadingState.tsx';
import { ErrorNotice, Notice } from '#client/ui/Notice.tsx';
import { FoundPaper } from './FoundPaper.tsx';
import classes from './Search.module.css';
import { isNarrowed, type SearchWish } from './search-address.ts';
import { useDocumentSearch } from './use-document-search.ts';

/** What was found, or why nothing is shown. */
export function SearchResults({
  wish,
  onClearFilters,
}: {
  wish: SearchWish;
  onClearFilters: () => void;
}) {
  const { t } = useTranslation('search');
  const { t: tOffline } = useTranslation('offline');
  const search = useDocumentSearch(wish);
  if (wish.q.trim() === '')
    return (
      <EmptyState icon={<IconFileSearch size={32} />} title={t('start')} text={t('startText')} />
    );
  if (!search.data)
    return search.isError ? (
      <ErrorState error={search.error} onRetry={() => void search.refetch()} />
    ) : (
      <LoadingState label={t('looking')} />
    );
  const documents = search.data.pages.flatMap((page) => page.documents);
  const isCut = search.data.pages.some((page) => page.isCut);
  const searchedHere = search.data.pages[0]?.searchedHere;
  const onlyHere = searchedHere !== undefined && (
    <Notice tone="info">{tOffline('search.only', { count: searchedHere })}</Notice>
  );
  if (documents.length === 0)
    return (
      <div role="status">
        {onlyHere}
        <EmptyState
          icon={<IconSearchOff size={32} />}
          title={t('none', { q: wish.q.trim() })}
          text={t('noneText')}
          action={isNarrowed(wish) && <Button onClick={onClearFilters}>{t('clear')}</Button>}
        />
      </div>
    );
  return (
    <section
      aria-label={t('results')}
      aria-busy={search.isPlaceholderData}
      className={classes.results}
    >
      {onlyHere}
      <p className={classes.count} role="status">
        {t(search.hasNextPage ? 'shownMore' : 'shown', { count: documents.length })}
      </p>
      {isCut && <p className={classes.count}>{t('cut')}</p>}
      <ErrorNotice error={search.isFetchNextPageError ? null : search.error} />
      <ol className={classes.papers}>
        {documents.map((found) => (
          <FoundPaper key={found.documentId} found={found} q={wish.q.trim()} />
        ))}
      </ol>
      {search.isFetchNextPageError && <ErrorNotice error={search.error} />}
      {search.hasNextPage && (
        <Button
          loading={search.isFetchingNextPage}
          onClick={() => void search.fetchNextPage()}
          className={classes.more ?? ''}
        >
          {t('more')}
        </Button>
      )}
    </section>
  );
}
