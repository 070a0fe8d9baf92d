import type { TFunction } from 'i18next';
import { formatDateTime } from '#client/ui/format-date.ts';
import type { NotificationContent } from '#contract/http/notifications.ts';
import { faceOfInvitation } from './invitation-face.ts';
import { faceOfUnit } from './unit-face.ts';

/** What a person reads of a notification, and where it leads. */
export type NotificationFace = { title: string; text: string; to: string };

/** The words of a notification. */
export function faceOf(
  content: NotificationContent,
  t: TFunction<'notifications'>,
): NotificationFace {
  return 'requestId' in content ? faceOfPaper(content, t) : faceOfMeeting(content, t);
}

type OfPaper = Extract<NotificationContent, { requestId: unknown }>;

function faceOfMeeting(
  content: Exclude<NotificationContent, OfPaper>,
  t: TFunction<'notifications'>,
): NotificationFace {
  const { kind, meetingId, meetingTitle: meeting } = content;
  const ofMeeting = `/cuoc-hop/${meetingId}`;
  switch (kind) {
    case 'meetingReleased':
    case 'meetingMoved': {
      const { place, startsAt } = content;
      return {
        title: t(`${kind}.title`),
        text: t(`${kind}.text`, { meeting, place, time: formatDateTime(startsAt) }),
        to: ofMeeting,
      };
    }
    case 'documentAdded':
    case 'documentReplaced':
    case 'documentInternal':
      return {
        title: t('isLate' in content && content.isLate ? 'documentAdded.late' : `${kind}.title`),
        text: t(`${kind}.text`, { title: content.title, meeting }),
        to: `/tai-lieu/${content.versionId}`,
      };
    case 'documentTakenBack':
      return {
        title: t(`${kind}.title`),
        text: t(`${kind}.text`, { title: content.title, meeting }),
        to: ofMeeting,
      };
    case 'unitInvited':
    case 'unitInvitationChanged':
    case 'unitReminded':
    case 'unitUninvited':
    case 'unitSends':
    case 'sentForUnit':
    case 'sentNoMore':
      return faceOfUnit(content, t);
    default:
      return faceOfInvitation(content, t);
  }
}

function faceOfPaper(content: OfPaper, t: TFunction<'notifications'>): NotificationFace {
  const { title, unitName: unit, meetingTitle: meeting } = content;
  const ofUnit = `/chuan-bi-tai-lieu#${content.requestId}`;
  const ofMeeting = `/chuan-bi/${content.meetingId}?xem=${content.requestId}#tai-lieu`;
  switch (content.kind) {
    case 'paperAsked':
    case 'paperReminder': {
      const due = formatDateTime(content.dueAt);
      return {
        title: t(`${content.kind}.title`),
        text: t(`${content.kind}.text`, { title, meeting, due }),
        to: ofUnit,
      };
    }
    case 'paperSubmitted':
      return {
        title: t(content.isLate ? 'paperSubmitted.late' : 'paperSubmitted.title', { unit }),
        text: t('paperSubmitted.text', { title, meeting }),
        to: ofMeeting,
      };
    case 'paperReturned':
      return {
        title: t('paperReturned.title'),
        text: t('paperReturned.text', { title, reason: content.reason }),
        to: ofUnit,
      };
    case 'paperApproved':
    case 'paperWithdrawn':
      return {
        title: t(`${content.kind}.title`),
        text: t(`${content.kind}.text`, { title, meeting }),
        to: ofUnit,
      };
  }
}
