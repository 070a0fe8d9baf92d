import { type SiteId, type UnitId, UserId } from '#contract/ids.ts';
import type { UnitRole } from '#contract/roles.ts';

/** Who acts: read from the session alone, never from a message. */
export type Actor = {
  userId: UserId;
  /** A guest has no account of their own: let in to one meeting, for as long as it lasts. */
  kind: 'person' | 'siteDevice' | 'guest';
  name: string;
  unitId: UnitId;
  siteId: SiteId | null;
  unitRoles: readonly UnitRole[];
  /** True while the password is one that somebody else gave: until it is changed, the own account is all there is. */
  mustChangePassword: boolean;
  /** SHA-256 of the session token in hex: names the session, so that ending it can close its sockets. */
  sessionHash: string;
};

/** Stands as the actor of an event that nobody asked for: what the product itself sets right at its start. No account has it. */
export const SYSTEM_ID = UserId.parse('00000000-0000-0000-0000-000000000000');
