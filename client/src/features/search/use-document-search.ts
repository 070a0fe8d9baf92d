import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { type Answer, call, type Input } from '#client/api/call.ts';
import { addDays, instantOf } from '#client/ui/format-date.ts';
import type { SearchWish } from './search-address.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const FRESH_MS = 30_000;

type Query = Input<'search.documents'>['query'];

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
  return useInfiniteQuery({
    queryKey: ['search.documents', query],
    queryFn: ({ pageParam, signal }): Promise<Answer<'search.documents'>> =>
      call(
        'search.documents',
        { query: { ...query, ...(pageParam && { cursor: pageParam }) } },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    enabled: query.q !== '',
    staleTime: FRESH_MS,
    placeholderData: keepPreviousData,
  });
}
