import { refuse } from '#contract/errors.ts';
import type { Me } from '#contract/http/account.ts';
import type { UserId } from '#contract/ids.ts';
import { passwordWeakness } from '#contract/password-rule.ts';
import type { Actor } from '#server/domain/actor.ts';
import { allowedActions } from '#server/domain/permissions.ts';
import { ADDRESS_RULE, afterFailure, secondsToWait } from '#server/domain/sign-in-throttle.ts';
import { createAttempts } from './attempts.ts';
import { hashPassword, verifyPassword } from './password.ts';
import type { AccountRecord, AccountStore } from './ports/accounts.ts';
import type { AuditLog } from './ports/audit.ts';
import type { Clock } from './ports/clock.ts';
import type { Rewrap } from './ports/notes-keys.ts';
import type { SignInThrottleStore } from './ports/sign-in-throttle.ts';
import type { OpenedSession, SessionService } from './session-service.ts';

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
  const attempts = createAttempts({ throttle, clock, reason: 'sign-in' });

  /** Refuses while the key must wait. */
  async function requireNoWait(key: string): Promise<void> {
    const now = clock.now();
    const wait = await throttle.change(key, (entry) => ({
      entry,
      result: secondsToWait(entry, now),
    }));
    if (wait > 0) throw refuse('TOO_MANY', 'sign-in', { retryAfterSeconds: wait });
  }

  return {
    /** Signs in. WRONG_CREDENTIALS tells nothing of which part was wrong; TOO_MANY carries the seconds to wait. */
    async signIn(
      credentials: { username: string; password: string },
      from: SignInOrigin,
    ): Promise<OpenedSession & { me: Me }> {
      const username = credentials.username.toLowerCase();
      const accountKey = `account:${username}`;
      const addressKey = `address:${from.address}`;
      await requireNoWait(addressKey);
      await attempts.take(accountKey);
      const account = await accounts.findByUsername(username);
      const isRight = await verifyPassword(
        credentials.password,
        account?.isLocked === false ? account.passwordHash : null,
      );
      if (!account || !isRight) {
        await throttle.change(addressKey, (entry) => ({
          entry: afterFailure(entry, clock.now(), ADDRESS_RULE),
          result: null,
        }));
        await audit.write({
          accountId: account?.userId ?? null,
          action: 'account.signInFailed',
          subject: account ? `account:${account.userId}` : 'account:unknown',
          address: from.address,
        });
        throw refuse('WRONG_CREDENTIALS');
      }
      await attempts.forget(accountKey);
      await throttle.sweep(new Date(clock.now().getTime() - 24 * 3_600_000));
      if (from.replacesToken) await sessions.drop(from.replacesToken);
      return { ...(await sessions.open(account, from)), me: presentMe(account) };
    },

    /** Opens the session of a guest who was let in to a meeting; NOT_SIGNED_IN when there is no such account. */
    async openGuest(userId: UserId, from: SignInOrigin): Promise<OpenedSession & { me: Me }> {
      const account = await accounts.find(userId);
      if (account?.kind !== 'guest') throw refuse('NOT_SIGNED_IN');
      if (from.replacesToken) await sessions.drop(from.replacesToken);
      return { ...(await sessions.open(account, from)), me: presentMe(account) };
    },

    /** The actor's account as it is now. */
    async me(actor: Actor): Promise<Me> {
      return presentMe(await load(actor));
    },

    /**
     * Checks the password of who is signed in once more: WRONG_CREDENTIALS for a wrong one, TOO_MANY with the seconds to wait after
     * guesses in this session; those of others, at the sign-in or elsewhere, hold nobody off.
     */
    async checkPassword(actor: Actor, password: string): Promise<void> {
      await requirePassword(await load(actor), actor, { password, reason: 'password-again' });
    },

    /**
     * Changes the password after checking the present one, as `checkPassword` does; every other session of the account ends. With `notesKey` the key of the
     * notes opens with the new password in the same act; STALE_VERSION when it was changed meanwhile, and then nothing is.
     */
    async changePassword(
      actor: Actor,
      change: { current: string; next: string; notesKey?: Rewrap | undefined },
    ): Promise<void> {
      const account = await load(actor);
      const given = { password: change.current, reason: 'current-password' } as const;
      await requirePassword(account, actor, given);
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
        rewrap: change.notesKey ?? null,
        note: {
          accountId: actor.userId,
          action: 'account.changePassword',
          subject: `account:${actor.userId}`,
        },
      });
      if (ended === 'stale-notes-key') throw refuse('STALE_VERSION', 'notes-key');
      for (const hash of ended) sessions.tellEnded(hash);
    },
  };

  /** Counts by the session: who has only heard a username has none, and cannot hold the one whose it is off a vote. */
  async function requirePassword(
    account: AccountRecord,
    actor: Actor,
    { password, reason }: { password: string; reason: 'current-password' | 'password-again' },
  ): Promise<void> {
    const sessionKey = `session:${actor.sessionHash}`;
    await attempts.take(sessionKey);
    if (!(await verifyPassword(password, account.passwordHash))) {
      // Of what the password was asked for, a vote even, the note says nothing.
      await audit.write({
        accountId: actor.userId,
        action: 'account.passwordCheckFailed',
        subject: `account:${actor.userId}`,
      });
      throw refuse('WRONG_CREDENTIALS', reason);
    }
    await attempts.forget(sessionKey);
  }

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
    may: allowedActions({
      unitRoles,
      meetingRoles: [],
      rolesInUnitOfSite: unitRoles,
      isTechnicianOfSite: account.isTechnician,
    }),
    mustChangePassword: account.mustChangePassword,
    ...(account.guestIn && { guestIn: account.guestIn }),
  };
}
