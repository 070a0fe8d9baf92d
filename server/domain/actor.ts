import type { SiteId, UnitId, UserId } from '#contract/ids.ts';
import type { UnitRole } from '#contract/roles.ts';

/** Who acts: read from the session alone, never from a message. */
export type Actor = {
  userId: UserId;
  kind: 'person' | 'siteDevice';
  name: string;
  unitId: UnitId;
  siteId: SiteId | null;
  unitRoles: readonly UnitRole[];
  /** True while the password is one that somebody else gave: until it is changed, the own account is all there is. */
  mustChangePassword: boolean;
  /** SHA-256 of the session token in hex: names the session, so that ending it can close its sockets. */
  sessionHash: string;
};
