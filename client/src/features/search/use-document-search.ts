import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { ApiError } from '#client/api/api-error.ts';
import { type Answer, call, type Input } from '#client/api/call.ts';
import { useLineView } from '#client/api/line.ts';
import { offline } from '#client/offline/offline.ts';
import { addDays, instantOf } from '#client/ui/format-date.ts';
import type { SearchWish } from './search-address.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const FRESH_MS = 30_000;

type Query = Input<'search.documents'>['query'];

/** A page of results; `searchedHere`: without a line only so many documents on this device were searched. */
type Found = Answer<'search.documents'> & { searchedHere?: number };

/** What a wish asks of the server; a day that is none does not narrow. The last day belongs to the time. */
function queryOf({ q, meetingId, itemId, unitId, from, to }: SearchWish): Query {
  return {
    q: q.trim(),
    ...(meetingId && { meetingId }),
    ...(itemId && { itemId }),
    ...(unitId && { unitId }),
    ...(from && DAY.test(from) && { from: instantOf(from, '00:00') }),
    ...(to && DAY.test(to) && { to: instantOf(addDays(to, 1), '00:00') }),
  } as Query;
}

/** The results of a wish, page by page; those of the wish before stay until the new ones are there. */
export function useDocumentSearch(wish: SearchWish) {
  const query = queryOf(wish);
  const { isDown } = useLineView();
  return useInfiniteQuery({
    queryKey: ['search.documents', query, isDown],
    queryFn: ({ pageParam, signal }): Promise<Found> =>
      call(
        'search.documents',
        { query: { ...query, ...(pageParam && { cursor: pageParam }) } },
        { signal },
      ).catch((error: unknown) => {
        if (!(error instanceof ApiError && error.code === 'UNAVAILABLE')) throw error;
        return searchHere(query);
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    enabled: query.q !== '',
    staleTime: FRESH_MS,
    placeholderData: keepPreviousData,
  });
}

/** Without a line the documents on this device are searched; what does it is fetched with the page, while there is a line. */
async function searchHere(query: Query): Promise<Found> {
  const { searchKept } = await import('#client/offline/search-kept.ts');
  const { documents, searched } = await searchKept(offline.documents, query);
  return { documents, next: null, isCut: false, searchedHere: searched };
}
