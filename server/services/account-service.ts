import { refuse } from '#contract/errors.ts';
import type { Me } from '#contract/http/account.ts';
import { passwordWeakness } from '#contract/password-rule.ts';
import type { Actor } from '#server/domain/actor.ts';
import { allowedActions } from '#server/domain/permissions.ts';
import { hashPassword, verifyPassword } from './password.ts';
import type { AccountRecord, AccountStore } from './ports/accounts.ts';
import type { AuditLog } from './ports/audit.ts';
import type { Clock } from './ports/clock.ts';
import type { SignInThrottleStore } from './ports/sign-in-throttle.ts';
import type { OpenedSession, SessionService } from './session-service.ts';
import { createSignInAttempts } from './sign-in-attempts.ts';

/** Where a sign-in comes from. */
export type SignInOrigin = { address: string; userAgent: string; replacesToken: string | null };

/** Signs in and out and keeps one's own account. */
export type AccountService = ReturnType<typeof createAccountService>;

/** Makes the service of one's own account. */
export function createAccountService(parts: {
  accounts: AccountStore;
  sessions: SessionService;
  throttle: SignInThrottleStore;
  audit: AuditLog;
  clock: Clock;
}) {
  const { accounts, sessions, throttle, audit, clock } = parts;

  const attempts = createSignInAttempts({ throttle, clock });

  return {
    /** Signs in. WRONG_CREDENTIALS tells nothing of which part was wrong; TOO_MANY carries the seconds to wait. */
    async signIn(
      credentials: { username: string; password: string },
      from: SignInOrigin,
    ): Promise<OpenedSession & { me: Me }> {
      const username = credentials.username.toLowerCase();
      const account = await accounts.findByUsername(username);
      const stored = account?.isLocked === false ? account.passwordHash : null;
      const isRight = await attempts.check(
        { account: `account:${username}`, origin: `address:${from.address}` },
        () => verifyPassword(credentials.password, stored),
      );
      if (!account || !isRight) {
        await audit.write({
          accountId: account?.userId ?? null,
          action: 'account.signInFailed',
          subject: account ? `account:${account.userId}` : 'account:unknown',
          address: from.address,
        });
        throw refuse('WRONG_CREDENTIALS');
      }
      await attempts.sweep();
      if (from.replacesToken) await sessions.drop(from.replacesToken);
      return { ...(await sessions.open(account, from)), me: presentMe(account) };
    },

    /** The actor's account as it is now. */
    async me(actor: Actor): Promise<Me> {
      return presentMe(await load(actor));
    },

    /** Changes the password after checking the present one; every other session of the account ends. */
    async changePassword(actor: Actor, change: { current: string; next: string }): Promise<void> {
      const account = await load(actor);
      const isRight = await attempts.check(
        { account: `account:${account.username}`, origin: `session:${actor.sessionHash}` },
        () => verifyPassword(change.current, account.passwordHash),
      );
      if (!isRight) throw refuse('WRONG_CREDENTIALS', 'current-password');
      const weakness = passwordWeakness(change.next, {
        current: change.current,
        username: account.username,
      });
      if (weakness) {
        throw refuse('BAD_INPUT', weakness, {
          fields: [{ path: 'next', message: weakness }],
        });
      }
      const ended = await accounts.setPassword({
        userId: actor.userId,
        passwordHash: await hashPassword(change.next),
        keepSession: actor.sessionHash,
        note: {
          accountId: actor.userId,
          action: 'account.changePassword',
          subject: `account:${actor.userId}`,
        },
      });
      for (const hash of ended) sessions.tellEnded(hash);
    },
  };

  async function load(actor: Actor): Promise<AccountRecord> {
    const account = await accounts.find(actor.userId);
    if (!account) throw refuse('NOT_SIGNED_IN');
    return account;
  }
}

function presentMe(account: AccountRecord): Me {
  const unitRoles = account.roles.map((grant) => grant.role);
  return {
    userId: account.userId,
    username: account.username,
    name: account.name,
    position: account.position,
    kind: account.kind,
    unitId: account.unitId,
    unitName: account.unitName,
    siteId: account.siteId,
    roles: account.roles,
    may: allowedActions({ unitRoles, meetingRoles: [] }),
    mustChangePassword: account.mustChangePassword,
  };
}
