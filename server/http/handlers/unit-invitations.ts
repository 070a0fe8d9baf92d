import type { unitInvitationRoutes } from '#contract/http/unit-invitations.ts';
import type { UnitInvitationService } from '#server/services/unit-invitation-service.ts';
import type { HandlersOf } from '../handlers.ts';

/** Handlers of inviting units and of choosing whom they send. */
export function unitInvitationHandlers({
  unitInvitations,
}: {
  unitInvitations: UnitInvitationService;
}): HandlersOf<typeof unitInvitationRoutes> {
  return {
    'unitInvitations.invite': ({ params, body }, { actor }) =>
      unitInvitations.invite(actor, params.meetingId, body),
    'unitInvitations.change': ({ params, body }, { actor }) =>
      unitInvitations.change(actor, params.invitationId, body),
    'unitInvitations.withdraw': ({ params, query }, { actor }) =>
      unitInvitations.withdraw(actor, params.invitationId, query.version),
    'unitInvitations.remind': ({ params }, { actor }) =>
      unitInvitations.remind(actor, params.invitationId),
    'unitInvitations.mine': (_input, { actor }) => unitInvitations.mine(actor),
    'unitInvitations.choices': ({ params }, { actor }) =>
      unitInvitations.choices(actor, params.invitationId),
    'unitInvitations.send': ({ params, body }, { actor }) =>
      unitInvitations.send(actor, params.invitationId, body),
  };
}
