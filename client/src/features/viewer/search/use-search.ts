import { useEffect, useRef, useState } from 'react';
import type { VersionId } from '#contract/ids.ts';
import type { PageSource } from '../page-source.ts';
import { DocumentSearch, noSearch, type SearchState } from './document-search.ts';

const TYPING_MS = 200;

/** The search of an open document: the query, what was found so far, and the hit that is looked at. */
export function useSearch(options: {
  versionId: VersionId;
  /** What is looked for from the beginning; the first place on the page that is shown is looked at. */
  find: string;
  pdf: PageSource;
  page: number;
  onPage: ((page: number) => void) | null;
}) {
  const { pdf, versionId, find, page, onPage } = options;
  const begun = useRef(find === '' ? null : { query: find, page });
  const [query, setQuery] = useState(find);
  const [state, setState] = useState<SearchState>(noSearch);
  const [current, setCurrent] = useState(-1);
  const search = useRef<DocumentSearch | null>(null);

  useEffect(() => {
    const made = new DocumentSearch(pdf, versionId);
    search.current = made;
    return () => made.stop();
  }, [pdf, versionId]);

  useEffect(() => {
    const timer = setTimeout(() => {
      setCurrent(-1);
      const report = (found: SearchState) => {
        setState(found);
        const first = begun.current;
        const index = found.hits.findIndex((hit) => hit.page === first?.page);
        if (first?.query !== query || index < 0) return;
        begun.current = null;
        setCurrent(index);
      };
      void search.current?.find(query, report).catch(() => setState({ ...noSearch, query }));
    }, TYPING_MS);
    return () => clearTimeout(timer);
  }, [query]);

  const goTo = (index: number) => {
    const hit = state.hits[index];
    if (!hit) return;
    setCurrent(index);
    if (hit.page !== page) onPage?.(hit.page);
  };
  return {
    query,
    state,
    current,
    goTo,
    look: setQuery,
    clear: () => {
      search.current?.stop();
      setQuery('');
      setState(noSearch);
      setCurrent(-1);
    },
  };
}
