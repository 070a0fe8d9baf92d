import type { DocumentFilter } from '#contract/http/library.ts';
import type { DocumentKindId, UnitId } from '#contract/ids.ts';

/** What the library is narrowed to, as it stands in the fields: days as yyyy-MM-dd, or the text while it is none. */
export type LibraryFilter = {
  text: string;
  kindId: DocumentKindId | null;
  agencyId: UnitId | null;
  from: string;
  to: string;
};

/** Nothing is left out. */
export const NO_FILTER: LibraryFilter = {
  text: '',
  kindId: null,
  agencyId: null,
  from: '',
  to: '',
};

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The filter as it is asked for; a day that is not yet one is left out. */
export function toQuery({ text, kindId, agencyId, from, to }: LibraryFilter): DocumentFilter {
  return {
    ...(text.trim() !== '' && { q: text.trim() }),
    ...(kindId !== null && { kindId }),
    ...(agencyId !== null && { agencyId }),
    ...(DAY.test(from) && { from }),
    ...(DAY.test(to) && { to }),
  };
}

/** Whether anything is left out. */
export function isNarrowed(filter: LibraryFilter): boolean {
  return Object.keys(toQuery(filter)).length > 0;
}
