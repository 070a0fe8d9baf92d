import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useRef, useState } from 'react';
import { DocumentSearch, noSearch, type SearchState } from './document-search.ts';

const TYPING_MS = 200;

/** The search of an open document: the query, what was found so far, and the hit that is looked at. */
export function useSearch(options: {
  pdf: PDFDocumentProxy;
  page: number;
  onPage: ((page: number) => void) | null;
}) {
  const { pdf, page, onPage } = options;
  const [query, setQuery] = useState('');
  const [state, setState] = useState<SearchState>(noSearch);
  const [current, setCurrent] = useState(-1);
  const search = useRef<DocumentSearch | null>(null);

  useEffect(() => {
    const made = new DocumentSearch(pdf);
    search.current = made;
    return () => made.stop();
  }, [pdf]);

  useEffect(() => {
    const timer = setTimeout(() => {
      setCurrent(-1);
      void search.current?.find(query, setState).catch(() => setState({ ...noSearch, query }));
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
