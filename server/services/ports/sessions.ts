import type { SiteDeviceId, UserId } from '#contract/ids.ts';
import type { AccountRecord } from './accounts.ts';
import type { AuditNote } from './audit.ts';

/** A session to be stored; the token itself is never kept. */
export type NewSession = {
  tokenHash: string;
  userId: UserId;
  createdAt: Date;
  expiresAt: Date;
  address: string;
  userAgent: string;
  /** The paired machine that opens it by its token; null when somebody signs in. */
  siteDeviceId: SiteDeviceId | null;
};

/** What a session must know of its account; the password's hash is not among it. */
export type SessionHolder = Pick<
  AccountRecord,
  'userId' | 'kind' | 'name' | 'unitId' | 'siteId' | 'isLocked' | 'mustChangePassword' | 'roles'
>;

/** A stored session with the account as it is now. */
export type SessionRecord = {
  tokenHash: string;
  createdAt: Date;
  lastSeenAt: Date;
  expiresAt: Date;
  siteDeviceId: SiteDeviceId | null;
  /** True when the machine that opened it was revoked. */
  isRevoked: boolean;
  account: SessionHolder;
};

/** Where sessions are kept. */
export interface SessionStore {
  add(session: NewSession, note: AuditNote): Promise<void>;
  find(tokenHash: string): Promise<SessionRecord | null>;
  touch(tokenHash: string, at: Date): Promise<void>;
  /** Ends a session; true when there was one. */
  end(tokenHash: string, note: AuditNote | null): Promise<boolean>;
  /** Removes sessions past their end or not seen since; returns their hashes. */
  sweep(limits: { expiredAt: Date; unseenSince: Date }): Promise<string[]>;
}
