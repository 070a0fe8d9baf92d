import type { DeviceReport, DeviceRequest } from '#contract/device-report.ts';
import type { SiteDeviceId, SiteId, UserId } from '#contract/ids.ts';
import type { UnitRole } from '#contract/roles.ts';
import type { AuditNote } from './audit.ts';

/** A machine that asks to be paired; of code and token the hashes alone. */
export type NewPairing = {
  codeHash: string;
  tokenHash: string;
  askedAt: Date;
  expiresAt: Date;
  address: string;
  userAgent: string;
};

/** A site with what gives an account rights over its machine. `accountId` is that of the site; null: it has none. */
export type SiteStanding = {
  siteId: SiteId;
  siteName: string;
  unitName: string;
  accountId: UserId | null;
  siteDeviceId: SiteDeviceId | null;
  /** Roles of the asking account in the site's unit. */
  rolesInUnit: readonly UnitRole[];
  /** True for the technician of a meeting that is not over, in which the site takes part. */
  isTechnician: boolean;
};

/** A machine that is paired now. */
export type SiteDeviceRecord = {
  siteDeviceId: SiteDeviceId;
  accountId: UserId;
  name: string;
  siteId: SiteId;
  siteName: string;
  unitName: string;
  pairedAt: Date;
  pairedByName: string;
  lastSeenAt: Date | null;
  report: DeviceReport | null;
  watchedAt: Date | null;
  watchedByName: string | null;
};

/** Where the machines of rooms are kept. */
export interface SiteDeviceStore {
  /** Keeps what asks, and forgets those whose time is over. */
  addPairing(pairing: NewPairing): Promise<void>;
  /** What asks under this code or token, if its time is not over. */
  findPairing(
    by: { codeHash: string } | { tokenHash: string },
    now: Date,
  ): Promise<NewPairing | null>;
  /**
   * Makes what asks under this code the machine of an account, in place of the one named, whose sessions end. `ended`: their
   * hashes; `gone`: the code is used or over; `taken`: the account has another machine than the one named.
   */
  confirm(
    change: {
      codeHash: string;
      siteDeviceId: SiteDeviceId;
      accountId: UserId;
      name: string;
      by: UserId;
      at: Date;
      replaces: SiteDeviceId | null;
    },
    note: AuditNote,
  ): Promise<{ ended: string[] } | 'gone' | 'taken'>;
  findByToken(tokenHash: string): Promise<SiteDeviceRecord | null>;
  find(siteDeviceId: SiteDeviceId): Promise<SiteDeviceRecord | null>;
  /** Those of these sites, by their names. */
  listOf(siteIds: readonly SiteId[]): Promise<SiteDeviceRecord[]>;
  /** All sites, the central one first, as they stand to an account. */
  standings(userId: UserId): Promise<SiteStanding[]>;
  standingOf(userId: UserId, siteId: SiteId): Promise<SiteStanding | null>;
  /** Notes that a machine is there; a null report leaves the last one. */
  see(
    siteDeviceId: SiteDeviceId,
    seen: { at: Date; address: string; report: DeviceReport | null },
  ): Promise<void>;
  rename(siteDeviceId: SiteDeviceId, name: string, note: AuditNote): Promise<void>;
  /** Ends a machine's right to sign in; the hashes of its sessions, which end too, or null when it had none any more. */
  revoke(siteDeviceId: SiteDeviceId, at: Date, note: AuditNote): Promise<string[] | null>;
  /** Notes who looks at it; `note` only where it is to be written down. */
  watch(siteDeviceId: SiteDeviceId, by: UserId, at: Date, note: AuditNote | null): Promise<void>;
  ask(siteDeviceId: SiteDeviceId, request: DeviceRequest, at: Date, note: AuditNote): Promise<void>;
  /** Takes what was asked of it, in order, and gives what was asked since then; what is older is forgotten. */
  takeRequests(siteDeviceId: SiteDeviceId, since: Date): Promise<DeviceRequest[]>;
}
