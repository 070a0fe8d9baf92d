import type { notificationRoutes } from '#contract/http/notifications.ts';
import type { paperRoutes } from '#contract/http/papers.ts';
import type { NotificationService } from '#server/services/notification-service.ts';
import type { PaperDecisions } from '#server/services/paper-decision-service.ts';
import type { PaperService } from '#server/services/paper-service.ts';
import type { HandlersOf } from '../handlers.ts';
import { ruleHandlers } from './rules.ts';

/** Handlers of the papers that units prepare, of the rules of procedure, and of what accounts are told of. */
export function unitPaperHandlers(
  services: Parameters<typeof paperHandlers>[0] &
    Parameters<typeof ruleHandlers>[0] &
    Parameters<typeof notificationHandlers>[0],
) {
  return {
    ...paperHandlers(services),
    ...ruleHandlers(services),
    ...notificationHandlers(services),
  };
}

function paperHandlers({
  papers,
  decisions,
}: {
  papers: PaperService;
  decisions: PaperDecisions;
}): HandlersOf<typeof paperRoutes> {
  return {
    'papers.board': ({ params }, { actor }) => papers.board(actor, params.meetingId),
    'papers.ask': ({ params, body }, { actor }) => papers.ask(actor, params.meetingId, body),
    'papers.mine': (_input, { actor }) => papers.mine(actor),
    'papers.get': ({ params }, { actor }) => papers.get(actor, params.requestId),
    'papers.submit': ({ params, body }, { actor }) =>
      decisions.submit(actor, params.requestId, body),
    'papers.approve': ({ params, body }, { actor }) =>
      decisions.approve(actor, params.requestId, body),
    'papers.return': ({ params, body }, { actor }) =>
      decisions.returnForChanges(actor, params.requestId, body),
    'papers.withdraw': ({ params, body }, { actor }) =>
      decisions.withdraw(actor, params.requestId, body),
    'papers.remind': ({ params }, { actor }) => papers.remind(actor, params.requestId),
  };
}

function notificationHandlers({
  notifications,
}: {
  notifications: NotificationService;
}): HandlersOf<typeof notificationRoutes> {
  return {
    'notifications.list': (_input, { actor }) => notifications.list(actor),
    'notifications.markRead': ({ body }, { actor }) => notifications.markRead(actor, body),
  };
}
