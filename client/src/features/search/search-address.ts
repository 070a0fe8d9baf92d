import { foldText } from '#contract/fold-text.ts';

/** What is searched for, as it stands in the address: it survives a reload and can be sent to somebody. Days are yyyy-MM-dd. */
export type SearchWish = {
  q: string;
  meetingId: string | null;
  itemId: string | null;
  unitId: string | null;
  from: string | null;
  to: string | null;
};

const KEYS = {
  q: 'q',
  meetingId: 'cuoc-hop',
  itemId: 'noi-dung',
  unitId: 'don-vi',
  from: 'tu',
  to: 'den',
} as const satisfies Record<keyof SearchWish, string>;

/** Reads a wish out of an address. */
export function readWish(params: URLSearchParams): SearchWish {
  const of = (name: keyof SearchWish) => params.get(KEYS[name]) || null;
  return {
    q: of('q') ?? '',
    meetingId: of('meetingId'),
    itemId: of('itemId'),
    unitId: of('unitId'),
    from: of('from'),
    to: of('to'),
  };
}

/** Writes a wish as an address; what is not set is left out. An item goes with its meeting. */
export function writeWish(wish: SearchWish): URLSearchParams {
  const params = new URLSearchParams();
  for (const [name, key] of Object.entries(KEYS)) {
    const value = wish[name as keyof SearchWish];
    if (value && (name !== 'itemId' || wish.meetingId)) params.set(key, value);
  }
  return params;
}

/** Whether anything narrows the search. */
export function isNarrowed({ q: _, ...filters }: SearchWish): boolean {
  return Object.values(filters).some((value) => value !== null);
}

/**
 * Where a found page is read, with what is marked there. A page that holds the words only with other marks is searched without
 * them, or nothing on it would be marked.
 */
export function pageLink(versionId: string, q: string, found: { page: number; isExact: boolean }) {
  const params = new URLSearchParams({ trang: String(found.page), tim: markedBy(q, found) });
  return `/tai-lieu/${versionId}?${params}`;
}

/** The same in the room of the running meeting, where one reads freely beside the others (`asked-place.ts`); null: the first page. */
export function roomLink(
  meetingId: string,
  versionId: string,
  q: string,
  found: { page: number; isExact: boolean } | null,
) {
  const params = new URLSearchParams({ 'tai-lieu': versionId, trang: String(found?.page ?? 1) });
  if (found) params.set('tim', markedBy(q, found));
  return `/hop/${meetingId}?${params}`;
}

function markedBy(q: string, { isExact }: { isExact: boolean }): string {
  return isExact ? q : foldText(q, 'loose');
}
