import type { TFunction } from 'i18next';
import { formatDateTime } from '#client/ui/format-date.ts';
import type { NotificationContent } from '#contract/http/notifications.ts';

/** What a person reads of a notification, and where it leads. */
export type NotificationFace = { title: string; text: string; to: string };

/** The words of a notification. */
export function faceOf(
  content: NotificationContent,
  t: TFunction<'notifications'>,
): NotificationFace {
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
