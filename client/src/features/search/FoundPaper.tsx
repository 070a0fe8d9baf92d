import {
  IconBuilding,
  IconCalendarEvent,
  IconDoorEnter,
  IconFileText,
  IconFolder,
  IconListNumbers,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ButtonLink } from '#client/ui/Button.tsx';
import { formatDay } from '#client/ui/format-date.ts';
import { Pill } from '#client/ui/Pill.tsx';
import type { FoundDocument, FoundPage, FoundPlace } from '#contract/http/search.ts';
import { MarkedText } from './MarkedText.tsx';
import classes from './Search.module.css';
import { pageLink, roomLink } from './search-address.ts';

/** A document that was found: where it is from, and its best pages, each of which opens with the words marked, alone or in the room. */
export function FoundPaper({ found, q }: { found: FoundDocument; q: string }) {
  const { t } = useTranslation('search');
  const { versionId, title, fileName, place, unitName, pages, pagesMatched } = found;
  const [best] = pages;
  const link = best ? pageLink(versionId, q, best) : `/tai-lieu/${versionId}?trang=1`;
  const isRunning = place.kind === 'meeting' && place.phase === 'running';
  const inRoom = (page: FoundPage | null) =>
    isRunning && (
      <ButtonLink
        look="quiet"
        size="small"
        to={roomLink(place.meetingId, versionId, q, page)}
        icon={<IconDoorEnter size={18} aria-hidden="true" />}
        aria-label={t('inRoomAt', { page: page?.page ?? 1, title: title.text })}
      >
        {t('inRoom')}
      </ButtonLink>
    );
  return (
    <li className={classes.paper}>
      <h2 className={classes.title}>
        <IconFileText size={22} aria-hidden="true" />
        <Link to={link}>
          <MarkedText {...title} />
        </Link>
        {isRunning && (
          <Pill tone="live" dot>
            {t('running')}
          </Pill>
        )}
      </h2>
      <p className={classes.facts}>
        <Place place={place} />
        <span>
          <IconBuilding size={16} aria-hidden="true" />
          {unitName}
        </span>
      </p>
      {pages.length === 0 && (
        <div className={classes.entry}>
          <p className={classes.byTitle}>
            {t('byTitle')}
            {fileName.marks.length > 0 && (
              <>
                {': '}
                <MarkedText {...fileName} />
              </>
            )}
          </p>
          {inRoom(null)}
        </div>
      )}
      <ul className={classes.pages}>
        {pages.map((one) => (
          <li key={one.page} className={classes.entry}>
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
            {inRoom(one)}
          </li>
        ))}
      </ul>
      {pagesMatched > pages.length && (
        <p className={classes.rest}>{t('morePages', { count: pagesMatched - pages.length })}</p>
      )}
    </li>
  );
}

/** Says where a document is from: a meeting and its item, or a folder of the library, which opens from here. */
function Place({ place }: { place: FoundPlace }) {
  const { t } = useTranslation('search');
  if (place.kind === 'library')
    return (
      <span>
        <IconFolder size={16} aria-hidden="true" />
        <Link to={`/kho-tai-lieu?thu-muc=${place.folderId}`}>
          {t('folder', { path: place.path.join(' / ') })}
        </Link>
      </span>
    );
  return (
    <>
      <span>
        <IconCalendarEvent size={16} aria-hidden="true" />
        {place.title}, {formatDay(place.startsAt)}
      </span>
      <span>
        <IconListNumbers size={16} aria-hidden="true" />
        {place.item.title}
      </span>
    </>
  );
}
