import { IconDeviceLaptop, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useMay } from '#client/api/session.ts';
import { MiniMonth } from '#client/features/meetings/MiniMonth.tsx';
import { NotesKeyNotice } from '#client/features/notes-key/NotesKeyNotice.tsx';
import { JoinByCode } from '#client/features/waiting-room/JoinByCode.tsx';
import { ButtonLink, GoButton } from '#client/ui/Button.tsx';
import { Card } from '#client/ui/Card.tsx';
import { formatDay, longWeekday } from '#client/ui/format-date.ts';
import { usePageTitle } from '#client/ui/page-title.ts';
import { SearchField } from '#client/ui/SearchField.tsx';
import { ComingMeetings } from './ComingMeetings.tsx';
import { Duties } from './Duties.tsx';
import classes from './HomePage.module.css';

/** Answers "what must I do now?" for whoever is signed in. */
export function Component() {
  const { t, i18n } = useTranslation('home');
  const navigate = useNavigate();
  const mayCreate = useMay('meeting.create');
  const now = new Date();
  usePageTitle(t('title'));

  return (
    <>
      <div className={classes.head}>
        <div className={classes.greeting}>
          <h1 className={classes.title}>{t('greeting')}</h1>
          <p className={classes.date}>
            {t('date', { weekday: longWeekday(now, i18n.language), day: formatDay(now) })}
          </p>
        </div>
        <search className={classes.search}>
          <form
            action={(form) => {
              const text = String(form.get('q') ?? '').trim();
              void navigate(
                text === '' ? '/lich-hop' : `/lich-hop?tim=${encodeURIComponent(text)}`,
              );
            }}
          >
            <SearchField name="q" label={t('searchLabel')} placeholder={t('searchHint')} />
          </form>
        </search>
        {mayCreate && (
          <GoButton
            to="/cuoc-hop/moi"
            look="primary"
            className={classes.create ?? ''}
            icon={<IconPlus size={20} aria-hidden="true" />}
          >
            {t('createMeeting', { ns: 'common' })}
          </GoButton>
        )}
      </div>
      <div className={classes.sections}>
        <Duties />
        <NotesKeyNotice />
        <div className={classes.columns}>
          <ComingMeetings />
          <div className={classes.stack}>
            <Card title={t('calendar')}>
              <MiniMonth />
            </Card>
            <JoinByCode />
            <ButtonLink
              to="/kiem-tra-thiet-bi"
              icon={<IconDeviceLaptop size={20} aria-hidden="true" />}
            >
              {t('homeLink', { ns: 'deviceCheck' })}
            </ButtonLink>
          </div>
        </div>
      </div>
    </>
  );
}
