import type { Audience } from '#contract/hand-out.ts';
import type { SiteId, UnitId, UserId } from '#contract/ids.ts';
import { rolesInFrame } from '#contract/live/meeting-roles.ts';
import type { FrameDocument, MeetingFrame } from '#contract/live/state.ts';
import type { MeetingRole } from '#contract/roles.ts';
import type { Actor } from './actor.ts';
import { prepares, rolesOfStanding, type Standing } from './prepared-roles.ts';

/** Who wants to read: the account's place in the meeting. A device has the site whose room it serves, and no unit that counts. */
export type Reader = {
  userId: UserId;
  unitId: UnitId | null;
  siteId: SiteId | null;
  roles: readonly MeetingRole[];
  /** True for a guest who was let in by the meeting's code: belongs to no unit and no site here. */
  isLetIn?: boolean | undefined;
};

/** What decides about reading a document; null does not narrow it. */
export type AccessRule = {
  audience: Audience | null;
  readFrom: Date | null;
  readUntil: Date | null;
  recalledAt: Date | null;
};

/**
 * True for those whom a document is meant for; who leads the meeting always belongs to them. A guest who was let in reads what is
 * meant for guests, or for them by name, and not what is simply for everybody who is invited.
 */
export function isMeantFor(audience: Audience | null, reader: Reader): boolean {
  if (reader.isLetIn)
    return (
      audience !== null &&
      (audience.roles.includes('guest') || audience.userIds.includes(reader.userId))
    );
  if (audience === null || prepares(reader.roles) || reader.roles.includes('deputyChair'))
    return true;
  return (
    audience.userIds.includes(reader.userId) ||
    (reader.unitId !== null && audience.unitIds.includes(reader.unitId)) ||
    (reader.siteId !== null && audience.siteIds.includes(reader.siteId)) ||
    reader.roles.some((role) => audience.roles.includes(role))
  );
}

/** True while a document is in its readers' hands: not recalled, and within its time (from its first moment to before its last). */
export function isHandedOut(rule: AccessRule, now: Date): boolean {
  return (
    rule.recalledAt === null &&
    (rule.readFrom === null || rule.readFrom <= now) &&
    (rule.readUntil === null || now < rule.readUntil)
  );
}

/** True when the reader, who takes part in the meeting, may read the document now. Who prepares the meeting reads all of it. */
export function mayRead(rule: AccessRule, reader: Reader, now: Date): boolean {
  return prepares(reader.roles) || (isHandedOut(rule, now) && isMeantFor(rule.audience, reader));
}

/** The reader that an account is by its standing in a meeting. */
export function readerOf(
  actor: Pick<Actor, 'userId' | 'kind' | 'unitId' | 'siteId'>,
  standing: Standing,
): Reader {
  const isDevice = actor.kind === 'siteDevice';
  return {
    userId: actor.userId,
    unitId: isDevice ? null : actor.unitId,
    siteId: isDevice && standing.isSiteDevice ? actor.siteId : standing.listedSiteId,
    roles: rolesOfStanding(actor.userId, standing),
    ...(standing.isLetIn && { isLetIn: true }),
  };
}

/** The reader that an account is in a released meeting. */
export function readerInFrame(frame: MeetingFrame, userId: UserId): Reader {
  const participant = frame.participants.find((p) => p.userId === userId);
  const room = frame.sites.find((site) => site.deviceUserId === userId);
  return {
    userId,
    unitId: participant?.unitId ?? null,
    siteId: participant?.siteId ?? room?.siteId ?? null,
    roles: rolesInFrame(frame, userId),
    ...(participant?.isLetIn && { isLetIn: true }),
  };
}

/** True when a document of the frame, which is handed out, is meant for the reader. */
export function isInFrameFor(document: FrameDocument, reader: Reader): boolean {
  return isMeantFor(document.audience ?? null, reader);
}
