import type { waitingRoomRoutes } from '#contract/http/waiting-room.ts';
import type { Actor } from '#server/domain/actor.ts';
import type { AccountService } from '#server/services/account-service.ts';
import type { SessionService } from '#server/services/session-service.ts';
import type { WaitingRoomService } from '#server/services/waiting-room-service.ts';
import type { HandlersOf } from '../handlers.ts';

/** Handlers of coming in by the code of a meeting. */
export function waitingRoomHandlers(parts: {
  waitingRoom: WaitingRoomService;
  accounts: AccountService;
  sessions: Pick<SessionService, 'read'>;
}): HandlersOf<typeof waitingRoomRoutes> {
  const { waitingRoom, accounts, sessions } = parts;
  const actorOf = async (token: string | null): Promise<Actor | null> => {
    const actor = token === null ? null : await sessions.read(token);
    return actor?.mustChangePassword ? null : actor;
  };
  return {
    'waitingRoom.ask': async ({ body }, { address, sessionToken }) =>
      waitingRoom.ask({ ...body, address, actor: await actorOf(sessionToken) }),
    'waitingRoom.mine': ({ body }) => waitingRoom.standing(body.ticket),
    'waitingRoom.enter': async ({ body }, visit) => {
      const { meetingId, userId } = await waitingRoom.accountOf(body.ticket);
      const { token, expiresAt, me } = await accounts.openGuest(userId, {
        address: visit.address,
        userAgent: visit.userAgent,
        replacesToken: visit.sessionToken,
      });
      visit.giveSession(token, expiresAt);
      return { meetingId, me };
    },
    'waitingRoom.list': ({ params }) => waitingRoom.list(params.meetingId),
    'waitingRoom.admit': async ({ params, body }, { actor }) => {
      await waitingRoom.admit(actor, params.meetingId, body.guestIds);
      return {};
    },
    'waitingRoom.refuse': async ({ params, body }, { actor }) => {
      await waitingRoom.refuse(actor, params.meetingId, body.guestIds);
      return {};
    },
    'waitingRoom.remove': async ({ params, body }, { actor }) => {
      await waitingRoom.remove(actor, params.meetingId, body.userId);
      return {};
    },
    'joinCode.change': ({ params, body }, { actor }) =>
      waitingRoom.changeCode(actor, params.meetingId, body),
  };
}
