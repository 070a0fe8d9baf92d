import { IconCheck } from '@tabler/icons-react';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Pill } from '#client/ui/Pill.tsx';
import { VisuallyHidden } from '#client/ui/VisuallyHidden.tsx';
import type { GatheredComment } from '#contract/http/comments.ts';
import classes from './Gathered.module.css';

const COLUMNS = ['number', 'author', 'place', 'quote', 'text', 'answers', 'state'] as const;

/** The lines below their units; on a narrow screen each line becomes a card. */
export function GatheredTable({
  rows,
  withTitles,
}: {
  rows: readonly GatheredComment[];
  /** Whether each line names its document. */
  withTitles: boolean;
}) {
  const { t } = useTranslation('comments');
  return (
    <div className={classes.frame}>
      <table className={classes.table}>
        <caption>
          <VisuallyHidden>{t('gathered.caption')}</VisuallyHidden>
        </caption>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`gathered.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <Fragment key={row.threadId}>
              {rows[index - 1]?.unitName !== row.unitName && (
                <tr className={classes.unit}>
                  <th scope="rowgroup" colSpan={COLUMNS.length}>
                    {row.unitName}
                  </th>
                </tr>
              )}
              <Line row={row} number={index + 1} withTitle={withTitles} />
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Line({
  row,
  number,
  withTitle,
}: {
  row: GatheredComment;
  number: number;
  withTitle: boolean;
}) {
  const { t } = useTranslation('comments');
  const name = (column: (typeof COLUMNS)[number]) => t(`gathered.${column}`);
  return (
    <tr>
      <td className={classes.number}>{number}</td>
      <td data-name={name('author')}>{row.authorName}</td>
      <td data-name={name('place')}>
        {withTitle && <span className={classes.paper}>{row.documentTitle}</span>}
        <Link to={`/tai-lieu/${row.versionId}`}>{t('onPage', { page: row.page })}</Link>
        {row.clause && <span className={classes.clause}>{row.clause}</span>}
      </td>
      <td data-name={name('quote')} className={classes.quote}>
        {row.quote}
      </td>
      <td data-name={name('text')} className={classes.words}>
        {row.text}
      </td>
      <td data-name={name('answers')} className={classes.words}>
        {row.answers.map(({ commentId, name: by, text }) => (
          <p key={commentId}>
            <b>{by}:</b> {text}
          </p>
        ))}
      </td>
      <td data-name={name('state')}>
        {row.state === 'resolved' ? (
          <Pill tone="ok" icon={<IconCheck size={16} aria-hidden="true" />}>
            {t('state.resolved')}
          </Pill>
        ) : (
          <Pill tone="warn">{t('state.open')}</Pill>
        )}
      </td>
    </tr>
  );
}
