import { createAccountStore } from './db/account-store.ts';
import { createAuditLog } from './db/audit.ts';
import type { Database } from './db/database.ts';
import { createSessionStore } from './db/session-store.ts';
import { createSignInThrottleStore } from './db/sign-in-throttle-store.ts';
import { createUnitDirectory } from './db/unit-directory.ts';
import type { Actor } from './domain/actor.ts';
import { accountHandlers } from './http/handlers/account.ts';
import { unitHandlers } from './http/handlers/units.ts';
import type { SessionCookie } from './http/session-cookie.ts';
import type { LiveSessions } from './realtime/live-gateway.ts';
import { createAccountService } from './services/account-service.ts';
import { systemClock as clock } from './services/ports/clock.ts';
import { createSessionService } from './services/session-service.ts';
import { createUnitService } from './services/unit-service.ts';

/** Opens what knows accounts: sessions, signing in, units; and who a cookie names, to pages and to sockets; with the routes to them. */
export function openAccounts(
  database: Database,
  cookie: SessionCookie,
  onListenerError: (error: unknown) => void,
) {
  const sessions = createSessionService({
    sessions: createSessionStore(database),
    clock,
    onListenerError,
  });
  const readSession = async (header: string | undefined, request = { isAttended: true }) => {
    const token = cookie.tokenIn(header);
    return token === null ? null : sessions.read(token, request);
  };
  // Nothing is live for who has yet to choose a password: to the sockets such an account is not signed in.
  const ifLive = (actor: Actor | null) => (actor?.mustChangePassword ? null : actor);
  const liveSessions: LiveSessions = {
    read: async (header) => ifLive(await readSession(header)),
    keepAlive: async (hash) => ifLive(await sessions.readByHash(hash)) !== null,
    onEnded: sessions.onEnded,
  };
  const accountStore = createAccountStore(database);
  const accounts = createAccountService({
    accounts: accountStore,
    sessions,
    throttle: createSignInThrottleStore(database),
    audit: createAuditLog(database),
    clock,
  });
  const units = createUnitService({ directory: createUnitDirectory(database), clock });
  const handlers = { ...accountHandlers({ accounts, sessions }), ...unitHandlers({ units }) };
  return { sessions, readSession, liveSessions, accountStore, accounts, handlers };
}
