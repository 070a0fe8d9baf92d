import { IconFileMinus, IconFilePencil, IconFilePlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, type LinkProps } from 'react-router';
import type { ChangeReport, PageChange } from '#contract/http/versions.ts';
import classes from './ChangesPanel.module.css';

/** So many passages of a page are shown in the list; the page itself shows all. */
const SHOWN = 3;
const PICTURES = { changed: IconFilePencil, new: IconFilePlus, removed: IconFileMinus };

/** The pages that changed, came or went, in their order; a tap leads to the page. */
export function ChangedPages({
  report,
  page,
  onPage,
  oldLink,
}: {
  report: ChangeReport;
  page: number;
  onPage: ((page: number) => void) | null;
  oldLink: (oldPage: number) => LinkProps;
}) {
  const { t } = useTranslation('versions');
  const changed = report.pages.filter(({ kind }) => kind === 'changed' || kind === 'new');
  return (
    <ol className={classes.pages} aria-label={t('pages')}>
      {changed.map((change) => (
        <li key={change.page}>
          <button
            type="button"
            className={classes.page}
            aria-current={change.page === page || undefined}
            disabled={onPage === null}
            onClick={() => onPage?.(change.page)}
          >
            <PageName kind={change.kind === 'new' ? 'new' : 'changed'} name={nameOf(change)} />
            {change.kind === 'changed' && <Passages change={change} />}
          </button>
        </li>
      ))}
      {report.removedPages.map(({ oldPage, text }) => (
        <li key={`old/${oldPage}`}>
          <Link className={classes.page} {...oldLink(oldPage)}>
            <PageName kind="removed" name={t('oldPage', { page: oldPage })} />
            {text !== '' && <span className={classes.passage}>{text}…</span>}
          </Link>
        </li>
      ))}
    </ol>
  );

  function nameOf({ page: number, oldPage }: PageChange): string {
    return oldPage === null || oldPage === number
      ? t('page', { page: number })
      : t('pageWas', { page: number, old: oldPage });
  }
}

function PageName({ kind, name }: { kind: keyof typeof PICTURES; name: string }) {
  const { t } = useTranslation('versions');
  const Picture = PICTURES[kind];
  return (
    <span className={classes.name}>
      <Picture size={20} aria-hidden="true" />
      <strong>{name}</strong>
      <span className={classes.kind} data-kind={kind}>
        {t(`kind.${kind}`)}
      </span>
    </span>
  );
}

function Passages({ change }: { change: PageChange }) {
  const { t } = useTranslation('versions');
  const { added, removed, regions } = change;
  const more = Math.max(0, added.length - SHOWN) + Math.max(0, removed.length - SHOWN);
  return (
    <>
      {removed.slice(0, SHOWN).map(({ text, oldPage, rects }) => (
        <span key={`${oldPage}/${rects.join()}`} className={classes.passage}>
          <span className={classes.word}>{t('removedOn', { page: oldPage })}</span>{' '}
          <del className={classes.removed}>{shortened(text)}</del>
        </span>
      ))}
      {added.slice(0, SHOWN).map(({ text, rects }) => (
        <span key={rects.join()} className={classes.passage}>
          <span className={classes.word}>{t('added')}</span>{' '}
          <ins className={classes.added}>{shortened(text)}</ins>
        </span>
      ))}
      {regions.length > 0 && (
        <span className={classes.passage}>{t('regions', { count: regions.length })}</span>
      )}
      {more > 0 && <span className={classes.quiet}>{t('more', { count: more })}</span>}
    </>
  );
}

function shortened(text: string): string {
  return text.length > 160 ? `${text.slice(0, 160)}…` : text;
}
