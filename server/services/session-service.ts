import { createHash, randomBytes } from 'node:crypto';
import type { SiteDeviceId } from '#contract/ids.ts';
import type { Actor } from '#server/domain/actor.ts';
import { createListeners } from './listeners.ts';
import type { AccountRecord } from './ports/accounts.ts';
import type { Clock } from './ports/clock.ts';
import type { SessionHolder, SessionRecord, SessionStore } from './ports/sessions.ts';

const IDLE_MS = 30 * 60_000;
const LONGEST_MS = 12 * 3_600_000;
/** A session is marked as seen at most this often: reading must not mean writing. */
const TOUCH_EVERY_MS = 60_000;

/** A session that was just opened: the token goes into the cookie and nowhere else. */
export type OpenedSession = { token: string; actor: Actor; expiresAt: Date };

/** Opens, reads and ends sessions, and tells when one has ended. */
export type SessionService = ReturnType<typeof createSessionService>;

/** Makes the service of sessions: idle for 30 minutes at most, 12 hours in all, revocable at once. */
export function createSessionService({
  sessions,
  clock,
  onListenerError,
}: {
  sessions: SessionStore;
  clock: Clock;
  onListenerError?: (error: unknown) => void;
}) {
  const listeners = createListeners<[sessionHash: string]>(onListenerError);
  const tellEnded = listeners.tell;

  async function findByHash(
    sessionHash: string,
    { isAttended } = { isAttended: true },
  ): Promise<SessionRecord | null> {
    const session = await sessions.find(sessionHash);
    if (!session) return null;
    const now = clock.now();
    if (!isAlive(session, now)) {
      await sessions.end(sessionHash, null);
      tellEnded(sessionHash);
      return null;
    }
    if (isAttended && now.getTime() - session.lastSeenAt.getTime() >= TOUCH_EVERY_MS) {
      await sessions.touch(sessionHash, now);
    }
    return session;
  }

  async function readByHash(
    sessionHash: string,
    request?: { isAttended: boolean },
  ): Promise<Actor | null> {
    const session = await findByHash(sessionHash, request);
    return session && actorOf(session);
  }

  return {
    /**
     * Opens a session with a fresh token, for who has signed in or for a paired machine; also removes sessions that ran out.
     */
    async open(
      account: AccountRecord,
      from: { address: string; userAgent: string },
      siteDeviceId: SiteDeviceId | null = null,
    ): Promise<OpenedSession> {
      const now = clock.now();
      const token = randomBytes(32).toString('base64url');
      const tokenHash = hashToken(token);
      const expiresAt = new Date(now.getTime() + LONGEST_MS);
      await sessions.add(
        {
          tokenHash,
          userId: account.userId,
          createdAt: now,
          expiresAt,
          address: from.address,
          userAgent: from.userAgent.slice(0, 300),
          siteDeviceId,
        },
        {
          accountId: account.userId,
          action: siteDeviceId ? 'device.signIn' : 'account.signIn',
          subject: siteDeviceId ? `device:${siteDeviceId}` : `account:${account.userId}`,
          address: from.address,
        },
      );
      const unseenSince = new Date(now.getTime() - IDLE_MS);
      for (const hash of await sessions.sweep({ expiredAt: now, unseenSince })) tellEnded(hash);
      return { token, actor: actorOf({ account, tokenHash, siteDeviceId }), expiresAt };
    },
    /**
     * The actor of a token from a cookie; null when the session is over or the account locked. Marks it as seen, unless nobody is
     * behind the request.
     */
    read: (token: string, request?: { isAttended: boolean }): Promise<Actor | null> =>
      readByHash(hashToken(token), request),
    /** The same for a connection that stays open and knows its session by the hash alone: who is in a meeting is there. */
    readByHash: (sessionHash: string): Promise<Actor | null> => readByHash(sessionHash),
    /** The session of a token that a paired machine opened by its own, and since when; null when none is alive. Marks it as seen. */
    async ofDevice(
      token: string,
      siteDeviceId: SiteDeviceId,
    ): Promise<{ actor: Actor; since: Date } | null> {
      const session = await findByHash(hashToken(token));
      if (session?.siteDeviceId !== siteDeviceId) return null;
      return { actor: actorOf(session), since: session.createdAt };
    },
    /** Ends the session of a token that is being replaced; nothing when there is none. */
    async drop(token: string): Promise<void> {
      const sessionHash = hashToken(token);
      if (await sessions.end(sessionHash, null)) tellEnded(sessionHash);
    },
    /** Ends the actor's session. */
    async end(actor: Actor): Promise<void> {
      const ended = await sessions.end(actor.sessionHash, {
        accountId: actor.userId,
        action: 'account.signOut',
        subject: `account:${actor.userId}`,
      });
      if (ended) tellEnded(actor.sessionHash);
    },
    /** Tells the listeners of sessions that another store ended. */
    tellEnded,
    /** Calls the listener with the hash of each session that ends, so that its sockets can be closed; returns how to stop. */
    onEnded: listeners.add,
  };
}

/** SHA-256 of a session token in hex: the form in which it is stored. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

function isAlive(session: SessionRecord, now: Date): boolean {
  const isIdle = now.getTime() - session.lastSeenAt.getTime() > IDLE_MS;
  return !isIdle && now < session.expiresAt && !session.account.isLocked && !session.isRevoked;
}

function actorOf({
  account,
  tokenHash,
  siteDeviceId,
}: Pick<SessionRecord, 'tokenHash' | 'siteDeviceId'> & { account: SessionHolder }): Actor {
  return {
    userId: account.userId,
    kind: account.kind,
    name: account.name,
    unitId: account.unitId,
    siteId: account.siteId,
    unitRoles: [...new Set(account.roles.map((grant) => grant.role))],
    // A machine has signed in without a password, which nobody has to change for it.
    mustChangePassword: account.mustChangePassword && siteDeviceId === null,
    sessionHash: tokenHash,
  };
}
