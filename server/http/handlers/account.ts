import type { accountRoutes } from '#contract/http/account.ts';
import type { AccountService } from '#server/services/account-service.ts';
import type { SessionService } from '#server/services/session-service.ts';
import type { HandlersOf } from '../handlers.ts';

/** Handlers of one's own account. */
export function accountHandlers(parts: {
  accounts: AccountService;
  sessions: SessionService;
}): HandlersOf<typeof accountRoutes> {
  return {
    'account.signIn': async ({ body }, visit) => {
      const { token, expiresAt, me } = await parts.accounts.signIn(body, {
        address: visit.address,
        userAgent: visit.userAgent,
        replacesToken: visit.sessionToken,
      });
      visit.giveSession(token, expiresAt);
      return me;
    },
    'account.signOut': async (_input, { actor, takeSession }) => {
      await parts.sessions.end(actor);
      takeSession();
      return {};
    },
    'account.me': (_input, { actor }) => parts.accounts.me(actor),
    'account.changePassword': async ({ body }, { actor }) => {
      await parts.accounts.changePassword(actor, body);
      return {};
    },
  };
}
