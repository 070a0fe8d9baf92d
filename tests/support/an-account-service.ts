import { createAccountStore } from '#server/db/account-store.ts';
import { createAuditLog } from '#server/db/audit.ts';
import { createSessionStore } from '#server/db/session-store.ts';
import { createSignInThrottleStore } from '#server/db/sign-in-throttle-store.ts';
import { createAccountService } from '#server/services/account-service.ts';
import { type Clock, systemClock } from '#server/services/ports/clock.ts';
import { createSessionService } from '#server/services/session-service.ts';
import type { TestDatabase } from './use-database.ts';

/** Signing in and the own account on a real database, on a clock that the test may hold. */
export function anAccountService(database: TestDatabase, clock: Clock = systemClock) {
  return createAccountService({
    accounts: createAccountStore(database),
    sessions: createSessionService({ sessions: createSessionStore(database), clock }),
    throttle: createSignInThrottleStore(database),
    audit: createAuditLog(database),
    clock,
  });
}
