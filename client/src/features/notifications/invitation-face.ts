import type { TFunction } from 'i18next';
import type { NotificationContent } from '#contract/http/notifications.ts';
import type { NotificationFace } from './notification-face.ts';

type OfInvitation = Extract<
  NotificationContent,
  {
    kind:
      | 'absenceReported'
      | 'answerEntered'
      | 'substituteDecided'
      | 'substituteSeated'
      | 'substituteDropped'
      | 'proxyGiven'
      | 'proxyEnded';
  }
>;

/** The words of a notification about answers to an invitation; each leads to the meeting's page, the secretary's to the answers. */
export function faceOfInvitation(
  content: OfInvitation,
  t: TFunction<'notifications'>,
): NotificationFace {
  const { meetingTitle: meeting, meetingId } = content;
  const to = `/cuoc-hop/${meetingId}`;
  switch (content.kind) {
    case 'absenceReported': {
      const { personName: name, standIn } = content;
      const title = t('absenceReported.title', { name });
      const text = standIn
        ? t(`absenceReported.${standIn.kind}`, { name: standIn.name, meeting })
        : meeting;
      return { title, text, to: `/chuan-bi/${meetingId}#thanh-phan` };
    }
    case 'answerEntered':
      return { title: t(`answerEntered.${content.answer}`), text: meeting, to };
    case 'substituteDecided': {
      const { substituteName: name, reason } = content;
      return reason === null
        ? { title: t('substituteDecided.approved', { name }), text: meeting, to }
        : {
            title: t('substituteDecided.refused', { name }),
            text: t('substituteDecided.why', { reason, meeting }),
            to,
          };
    }
    case 'substituteSeated':
    case 'substituteDropped':
      return { title: t(content.kind, { name: content.replacedName }), text: meeting, to };
    case 'proxyGiven':
      return { title: t('proxyGiven', { name: content.giverName }), text: meeting, to };
    case 'proxyEnded': {
      const { giverName: giver, holderName: holder } = content;
      return { title: t('proxyEnded', { giver, holder }), text: meeting, to };
    }
  }
}
