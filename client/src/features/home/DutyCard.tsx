import { IconBell, IconClipboardList, IconFileAlert, IconFileText } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { GoButton } from '#client/ui/Button.tsx';
import { Card } from '#client/ui/Card.tsx';
import { formatShortDay, formatSpan } from '#client/ui/format-date.ts';
import type { Duty } from '#contract/http/meetings.ts';
import classes from './HomePage.module.css';

/** A duty that is a card; the running meeting has a place of its own. */
export type CardDuty = Exclude<Duty, { kind: 'joinMeeting' }>;

type Face = {
  picture: ReactNode;
  tone: 'warn' | 'danger' | null;
  title: string;
  text: string;
  to: string;
  action: string;
};

function faceOf(duty: CardDuty, t: TFunction<'home'>): Face {
  const { meetingId, title, startsAt, endsAt } = duty.meeting;
  switch (duty.kind) {
    case 'startMeeting':
      return {
        picture: <IconBell size={26} />,
        tone: 'warn',
        title: t('start.title'),
        text: t('start.text', { title, when: formatSpan(startsAt, endsAt) }),
        to: `/hop/${meetingId}`,
        action: t('start.action'),
      };
    case 'finishPreparation': {
      const list = duty.missing.map((part) => t(`prepare.${part}`)).join(', ');
      return {
        picture: <IconClipboardList size={26} />,
        tone: duty.missing.length > 0 ? 'warn' : null,
        title: t('prepare.title'),
        text: list === '' ? t('prepare.ready', { title }) : t('prepare.missing', { title, list }),
        to: `/chuan-bi/${meetingId}`,
        action: t('prepare.action'),
      };
    }
    case 'documentFailed':
      return {
        picture: <IconFileAlert size={26} />,
        tone: 'danger',
        title: t('failed.title'),
        text: t('failed.text', { document: duty.documentTitle, meeting: title }),
        to: `/chuan-bi/${meetingId}#tai-lieu`,
        action: t('failed.action'),
      };
    case 'readDocuments':
      return {
        picture: <IconFileText size={26} />,
        tone: null,
        title: t('read.title', { count: duty.unread }),
        text: t('read.text', { meeting: title, day: formatShortDay(startsAt), pages: duty.pages }),
        to: `/cuoc-hop/${meetingId}`,
        action: t('read.action'),
      };
  }
}

/** One duty: what it is, about which meeting, and the button that leads to doing it. */
export function DutyCard({ duty }: { duty: CardDuty }) {
  const { t } = useTranslation('home');
  const face = faceOf(duty, t);
  return (
    <Card padded={false} className={classes.duty}>
      <span
        className={face.tone ? `${classes.picture} ${classes[face.tone]}` : classes.picture}
        aria-hidden="true"
      >
        {face.picture}
      </span>
      <div className={classes.dutyText}>
        <h3>{face.title}</h3>
        <p>{face.text}</p>
      </div>
      <GoButton to={face.to} aria-label={`${face.action}: ${duty.meeting.title}`}>
        {face.action}
      </GoButton>
    </Card>
  );
}
