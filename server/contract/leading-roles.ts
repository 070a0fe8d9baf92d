import type { MeetingRole } from './roles.ts';

/** Who leads a meeting: the chair, a deputy, and the secretary on the chair's behalf. */
export const LEADING_ROLES = [
  'chair',
  'deputyChair',
  'secretary',
] as const satisfies readonly MeetingRole[];

/** The role by which somebody leads the meeting; undefined for who doesn't. */
export function leadingRole(
  roles: readonly MeetingRole[],
): (typeof LEADING_ROLES)[number] | undefined {
  return LEADING_ROLES.find((role) => roles.includes(role));
}
