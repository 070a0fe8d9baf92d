import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '#client/ui/Button.tsx';
import { Panel } from '../Panel.tsx';
import type { SearchState } from './document-search.ts';
import classes from './SearchPanel.module.css';

/** Looks for words in the document: what was found stands in a list and is marked on the page. */
export function SearchPanel({
  query,
  state,
  current,
  pageCount,
  onQuery,
  onHit,
  onClose,
}: {
  query: string;
  state: SearchState;
  /** The place in the list that is looked at; -1: none yet. */
  current: number;
  pageCount: number;
  onQuery: (query: string) => void;
  onHit: (index: number) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('viewer');
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLOListElement>(null);
  const count = state.hits.length;
  useEffect(() => field.current?.focus(), []);
  useEffect(() => {
    if (current >= 0) list.current?.children[current]?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  const step = (by: 1 | -1) => {
    if (count > 0) onHit((current + by + count) % count);
  };
  return (
    <Panel title={t('search')} onClose={onClose}>
      <search className={classes.bar}>
        <input
          ref={field}
          type="search"
          className={classes.field}
          aria-label={t('find.label')}
          placeholder={t('find.placeholder')}
          value={query}
          maxLength={200}
          onChange={(event) => onQuery(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') step(event.shiftKey ? -1 : 1);
            if (event.key === 'Escape') onClose();
          }}
        />
        <div className={classes.steps}>
          <p className={classes.told} role="status">
            {told()}
          </p>
          <IconButton label={t('find.previous')} disabled={count === 0} onClick={() => step(-1)}>
            <IconChevronUp size={20} />
          </IconButton>
          <IconButton label={t('find.next')} disabled={count === 0} onClick={() => step(1)}>
            <IconChevronDown size={20} />
          </IconButton>
        </div>
      </search>
      <ol ref={list} className={classes.hits} aria-label={t('find.results')}>
        {state.hits.map((hit, index) => (
          <li key={`${hit.page}/${hit.start}`}>
            <button
              type="button"
              className={classes.hit}
              aria-current={index === current || undefined}
              onClick={() => onHit(index)}
            >
              <span className={classes.page}>{t('page', { page: hit.page })}</span>
              <span>
                {hit.before}
                <mark className={classes.found}>{hit.found}</mark>
                {hit.after}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </Panel>
  );

  function told(): string {
    if (query.trim() === '') return t('find.start');
    if (!state.done && count === 0)
      return t('find.looking', { page: state.pagesRead, count: pageCount });
    if (count === 0) return t('find.none');
    if (state.truncated) return t('find.many');
    return t('find.place', { place: current + 1, count });
  }
}
