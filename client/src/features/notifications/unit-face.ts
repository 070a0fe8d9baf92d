import type { TFunction } from 'i18next';
import { formatDateTime } from '#client/ui/format-date.ts';
import type { NotificationContent } from '#contract/http/notifications.ts';
import type { NotificationFace } from './notification-face.ts';

type OfUnit = Extract<
  NotificationContent,
  {
    kind:
      | 'unitInvited'
      | 'unitInvitationChanged'
      | 'unitReminded'
      | 'unitUninvited'
      | 'unitSends'
      | 'sentForUnit'
      | 'sentNoMore';
  }
>;

/** The words of a notification about the places of a unit; each leads to where its people are chosen. */
export function faceOfUnit(content: OfUnit, t: TFunction<'notifications'>): NotificationFace {
  const { meetingTitle: meeting, meetingId } = content;
  switch (content.kind) {
    case 'unitInvited':
    case 'unitInvitationChanged':
    case 'unitReminded': {
      const { kind, unitName: unit, places, startsAt, dueAt, invitationId } = content;
      const times = { time: formatDateTime(startsAt), due: formatDateTime(dueAt) };
      return {
        title: t(`${kind}.title`, { unit, count: places }),
        text: t(`${kind}.text`, { meeting, ...times }),
        to: `/cu-nguoi#${invitationId}`,
      };
    }
    case 'unitUninvited':
      return { title: t(content.kind, { unit: content.unitName }), text: meeting, to: '/cu-nguoi' };
    case 'unitSends': {
      const { unitName: unit, sent, places } = content;
      const title = t('unitSends', { unit, sent, places });
      return { title, text: meeting, to: `/chuan-bi/${meetingId}#thanh-phan` };
    }
    case 'sentForUnit': {
      const { sent, places, invitationId } = content;
      const title = t('sentForUnit', { sent, places });
      return { title, text: meeting, to: `/cu-nguoi#${invitationId}` };
    }
    case 'sentNoMore':
      return { title: t('sentNoMore', { unit: content.unitName }), text: meeting, to: '/' };
  }
}
