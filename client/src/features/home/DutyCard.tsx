import {
  IconBell,
  IconClipboardList,
  IconFileAlert,
  IconFiles,
  IconFileText,
  IconFileUpload,
  IconMailQuestion,
  IconUserShare,
} from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dueWords } from '#client/features/papers/due-words.ts';
import { GoButton } from '#client/ui/Button.tsx';
import { Card } from '#client/ui/Card.tsx';
import { formatDateTime, formatShortDay, formatSpan } from '#client/ui/format-date.ts';
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

/** Where the people of a unit prepare its papers, at one of them. */
const paperLink = (requestId: string) => `/chuan-bi-tai-lieu#${requestId}`;

function faceOf(duty: CardDuty, t: TFunction<'home'>, tPapers: TFunction<'papers'>): Face {
  if (duty.kind === 'preparePaper') {
    const { title, meetingTitle: meeting, requestId, due } = duty.paper;
    return {
      picture: <IconFileUpload size={26} />,
      tone: due.state === 'overdue' ? 'danger' : 'warn',
      title: t('preparePaper.title'),
      text: t('preparePaper.text', { title, meeting, due: dueWords(due, tPapers) }),
      to: paperLink(requestId),
      action: t('preparePaper.action'),
    };
  }
  if (duty.kind === 'paperReturned') {
    const { title, requestId } = duty.paper;
    return {
      picture: <IconFileAlert size={26} />,
      tone: 'danger',
      title: t('paperReturned.title'),
      text: t('paperReturned.text', { title, reason: duty.reason }),
      to: paperLink(requestId),
      action: t('paperReturned.action'),
    };
  }
  if (duty.kind === 'sendPeople') {
    const { invitationId, meetingTitle: meeting, people, places, dueAt } = duty.places;
    const counts = { sent: people.length, places };
    return {
      picture: <IconUserShare size={26} />,
      tone: 'warn',
      title: t('sendPeople.title'),
      text: t('sendPeople.text', { meeting, ...counts, due: formatDateTime(dueAt) }),
      to: `/cu-nguoi#${invitationId}`,
      action: t('sendPeople.action'),
    };
  }
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
    case 'answerInvitation':
      return {
        picture: <IconMailQuestion size={26} />,
        tone: 'warn',
        title: t('answer.title'),
        text: t('answer.text', { meeting: title, when: formatSpan(startsAt, endsAt) }),
        to: `/cuoc-hop/${meetingId}`,
        action: t('answer.action'),
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
    case 'reviewPapers': {
      const list = (['submitted', 'missing', 'overdue'] as const)
        .filter((part) => duty[part] > 0)
        .map((part) => t(`reviewPapers.${part}`, { count: duty[part] }))
        .join(' · ');
      return {
        picture: <IconFiles size={26} />,
        tone: duty.overdue > 0 ? 'danger' : duty.submitted > 0 ? 'warn' : null,
        title: t('reviewPapers.title'),
        text: t('reviewPapers.text', { meeting: title, list }),
        to: `/chuan-bi/${meetingId}#tai-lieu`,
        action: t('reviewPapers.action'),
      };
    }
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

function subjectOf(duty: CardDuty): string {
  if ('paper' in duty) return duty.paper.title;
  return 'places' in duty ? duty.places.meetingTitle : duty.meeting.title;
}

/** One duty: what it is, about which meeting, and the button that leads to doing it. */
export function DutyCard({ duty }: { duty: CardDuty }) {
  const { t } = useTranslation('home');
  const { t: tPapers } = useTranslation('papers');
  const face = faceOf(duty, t, tPapers);
  const subject = subjectOf(duty);
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
      <GoButton to={face.to} aria-label={`${face.action}: ${subject}`}>
        {face.action}
      </GoButton>
    </Card>
  );
}
