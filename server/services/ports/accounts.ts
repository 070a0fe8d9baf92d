import type { MeetingId, SiteId, UnitId, UserId } from '#contract/ids.ts';
import type { UnitRole } from '#contract/roles.ts';
import type { AuditNote } from './audit.ts';
import type { Rewrap } from './notes-keys.ts';

/** An account as the server knows it. */
export type AccountRecord = {
  userId: UserId;
  username: string;
  name: string;
  position: string;
  kind: 'person' | 'siteDevice' | 'guest';
  unitId: UnitId;
  unitName: string;
  siteId: SiteId | null;
  passwordHash: string;
  mustChangePassword: boolean;
  isLocked: boolean;
  roles: { unitId: UnitId; role: UnitRole }[];
  /** True for the technician of a meeting that runs or is to come. */
  isTechnician: boolean;
  /** The meeting that a guest was let in to. */
  guestIn?: MeetingId;
};

/** The first account of an installation: it administers the system from its root unit. */
export type FirstAdministrator = {
  username: string;
  name: string;
  position: string;
  unitName: string;
  passwordHash: string;
};

/** Where accounts are kept. */
export interface AccountStore {
  /** True when there is no account at all. */
  isEmpty(): Promise<boolean>;
  /**
   * Adds a system administrator, who must change the password, to the root unit, which is made when there is none. False when
   * there is an account already: then nothing was changed.
   */
  addFirst(first: FirstAdministrator): Promise<boolean>;
  /** Finds by the name that is typed at the sign-in, lower case. */
  findByUsername(username: string): Promise<AccountRecord | null>;
  find(userId: UserId): Promise<AccountRecord | null>;
  /**
   * Stores another password, with it the notes key as the new password wraps it, and ends every session but `keepSession`, in one
   * transaction; returns the ended sessions' hashes. `stale-notes-key`: the key is not of that version, and nothing was changed.
   */
  setPassword(change: {
    userId: UserId;
    passwordHash: string;
    keepSession: string;
    rewrap: Rewrap | null;
    note: AuditNote;
  }): Promise<string[] | 'stale-notes-key'>;
}
