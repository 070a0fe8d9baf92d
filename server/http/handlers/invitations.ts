import type { invitationRoutes } from '#contract/http/invitations.ts';
import type { InvitationService } from '#server/services/invitation-service.ts';
import type { HandlersOf } from '../handlers.ts';

/** Handlers of answering invitations. */
export function invitationHandlers({
  invitations,
}: {
  invitations: InvitationService;
}): HandlersOf<typeof invitationRoutes> {
  return {
    'invitations.mine': ({ params }, { actor }) => invitations.mine(actor, params.meetingId),
    'invitations.choices': ({ params }, { actor }) => invitations.choices(actor, params.meetingId),
    'invitations.answer': ({ params, body }, { actor }) =>
      invitations.answer(actor, params.meetingId, body),
    'invitations.withdraw': ({ params }, { actor }) =>
      invitations.withdraw(actor, params.meetingId),
    'invitations.list': ({ params }, { actor }) => invitations.list(actor, params.meetingId),
    'invitations.choicesFor': ({ params }, { actor }) =>
      invitations.choicesFor(actor, params.meetingId, params.userId),
    'invitations.answerFor': ({ params, body }, { actor }) =>
      invitations.answerFor(actor, params.meetingId, params.userId, body),
    'invitations.withdrawFor': ({ params }, { actor }) =>
      invitations.withdrawFor(actor, params.meetingId, params.userId),
    'invitations.decide': ({ params, body }, { actor }) =>
      invitations.decide(actor, params.meetingId, params.userId, body),
  };
}
