import {
  IconBuilding,
  IconCalendarEvent,
  IconFileText,
  IconListNumbers,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatDay } from '#client/ui/format-date.ts';
import { Pill } from '#client/ui/Pill.tsx';
import type { FoundDocument } from '#contract/http/search.ts';
import { MarkedText } from './MarkedText.tsx';
import classes from './Search.module.css';
import { pageLink } from './search-address.ts';

/** A document that was found: where it belongs, and its best pages, each of which opens with the words marked. */
export function FoundPaper({ found, q }: { found: FoundDocument; q: string }) {
  const { t } = useTranslation('search');
  const { versionId, title, fileName, meeting, item, unitName, pages, pagesMatched } = found;
  const [best] = pages;
  const link = best ? pageLink(versionId, q, best) : `/tai-lieu/${versionId}?trang=1`;
  return (
    <li className={classes.paper}>
      <h2 className={classes.title}>
        <IconFileText size={22} aria-hidden="true" />
        <Link to={link}>
          <MarkedText {...title} />
        </Link>
        {meeting.phase === 'running' && (
          <Pill tone="live" dot>
            {t('running')}
          </Pill>
        )}
      </h2>
      <p className={classes.facts}>
        <span>
          <IconCalendarEvent size={16} aria-hidden="true" />
          {meeting.title}, {formatDay(meeting.startsAt)}
        </span>
        <span>
          <IconListNumbers size={16} aria-hidden="true" />
          {item.title}
        </span>
        <span>
          <IconBuilding size={16} aria-hidden="true" />
          {unitName}
        </span>
      </p>
      {pages.length === 0 && (
        <p className={classes.byTitle}>
          {t('byTitle')}
          {fileName.marks.length > 0 && (
            <>
              {': '}
              <MarkedText {...fileName} />
            </>
          )}
        </p>
      )}
      <ul className={classes.pages}>
        {pages.map((one) => (
          <li key={one.page}>
            <Link
              to={pageLink(versionId, q, one)}
              className={classes.page}
              aria-label={t('openAt', { page: one.page, title: title.text })}
            >
              <span className={classes.chip}>{t('page', { page: one.page })}</span>
              <span className={classes.snippet}>
                <MarkedText {...one.snippet} />
                {!one.isExact && <em className={classes.alike}>{t('alike')}</em>}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {pagesMatched > pages.length && (
        <p className={classes.rest}>{t('morePages', { count: pagesMatched - pages.length })}</p>
      )}
    </li>
  );
}
