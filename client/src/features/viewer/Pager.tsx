import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Pager.module.css';

/** The thin bar that turns pages: back, a field with the page's number, on. */
export function Pager({
  page,
  count,
  onPage,
}: {
  page: number;
  count: number;
  onPage: (page: number) => void;
}) {
  const { t } = useTranslation('viewer');
  const [typed, setTyped] = useState(String(page));
  useEffect(() => setTyped(String(page)), [page]);
  const go = (event?: FormEvent) => {
    event?.preventDefault();
    const wanted = Number.parseInt(typed, 10);
    if (Number.isNaN(wanted)) setTyped(String(page));
    else {
      const within = Math.min(count, Math.max(1, wanted));
      setTyped(String(within));
      if (within !== page) onPage(within);
    }
  };
  return (
    <nav className={classes.pager} aria-label={t('pager')}>
      <button
        type="button"
        className={classes.turn}
        aria-label={t('previousPage')}
        disabled={page <= 1}
        onClick={() => onPage(page - 1)}
      >
        <IconChevronLeft size={20} aria-hidden="true" />
        <span className={classes.word}>{t('previousPage')}</span>
      </button>
      <form className={classes.place} onSubmit={go}>
        <input
          className={classes.number}
          style={{ width: `${Math.max(2, String(count).length) + 1.2}ch` }}
          inputMode="numeric"
          autoComplete="off"
          aria-label={t('pageNumber')}
          value={typed}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => setTyped(event.currentTarget.value.replace(/\D/g, ''))}
          onBlur={() => go()}
        />
        <span className={classes.count}>{t('pageOf', { count })}</span>
      </form>
      <button
        type="button"
        className={classes.turn}
        aria-label={t('nextPage')}
        disabled={page >= count}
        onClick={() => onPage(page + 1)}
      >
        <span className={classes.word}>{t('nextPage')}</span>
        <IconChevronRight size={20} aria-hidden="true" />
      </button>
    </nav>
  );
}
