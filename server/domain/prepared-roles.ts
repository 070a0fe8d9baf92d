import type { SiteId, UserId } from '#contract/ids.ts';
import type { MeetingRole, UnitRole } from '#contract/roles.ts';

/** The roles that a participation may hold by itself; chair and secretary come from the meeting alone. */
const FROM_PARTICIPATION = ['deputyChair', 'votingMember', 'delegate', 'guest', 'technician'];

/** What a meeting says of who leads it. */
export type MeetingLeads = { chairId: string; secretaryId: string };

/**
 * The roles of a person in a meeting. Chair and secretary are added by themselves; a chair who is not on the list of
 * attendees is a voting member, as a chair is as a rule, and nobody is a deputy of themselves. `listed` is null for who is not on the list.
 */
export function participantRoles(
  leads: MeetingLeads,
  userId: UserId,
  listed: readonly string[] | null,
): MeetingRole[] {
  const roles: MeetingRole[] = [];
  if (leads.chairId === userId) roles.push('chair');
  if (leads.secretaryId === userId) roles.push('secretary');
  if (listed === null && leads.chairId === userId) roles.push('votingMember');
  for (const role of listed ?? []) {
    if (role === 'deputyChair' && leads.chairId === userId) continue;
    if (FROM_PARTICIPATION.includes(role)) roles.push(role as MeetingRole);
  }
  return roles;
}

/** What is known of an account in one meeting, before its roles are made of it. */
export type Standing = MeetingLeads & {
  phase: string;
  createdById: string;
  /** Roles on the list of attendees; null when not on it. */
  listed: readonly string[] | null;
  /** The site where the account sits by that list; null for elsewhere. */
  listedSiteId: SiteId | null;
  /** True for a guest who was let in by the meeting's code, as long as it is not over; they are on no list. */
  isLetIn?: boolean;
  /** True for the device of a site that takes part. */
  isSiteDevice: boolean;
  /** Roles that the account holds in the unit whose meeting it is. */
  rolesInUnit: readonly UnitRole[];
};

/**
 * The roles of an account in a meeting. Who made the meeting prepares its draft as a secretary, as long as the unit's secretary
 * or administrator; once it is released, roles are those of its frame alone, which the live stream goes by. A draft exists only
 * for those who prepare it: nobody else has a role in it yet.
 */
export function rolesOfStanding(userId: UserId, standing: Standing): MeetingRole[] {
  const roles = participantRoles(standing, userId, standing.listed);
  if (standing.isLetIn && roles.length === 0) roles.push('guest');
  const isMaker =
    standing.phase === 'draft' &&
    standing.createdById === userId &&
    standing.rolesInUnit.some((role) => role === 'secretary' || role === 'unitAdmin');
  if (isMaker && !roles.includes('secretary')) roles.push('secretary');
  if (standing.isSiteDevice) roles.push('siteDevice');
  if (standing.phase === 'draft' && !prepares(roles)) return [];
  return roles;
}

/** True for those who prepare a meeting: they see its draft. */
export function prepares(roles: readonly MeetingRole[]): boolean {
  return roles.includes('chair') || roles.includes('secretary');
}
