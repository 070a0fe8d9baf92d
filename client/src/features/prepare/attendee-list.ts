import type { Attendee, Meeting } from '#contract/http/meetings.ts';
import type { OrgUnit, Person } from '#contract/http/units.ts';
import type { SiteId, UserId } from '#contract/ids.ts';
import type { MeetingSite } from '#contract/live/state.ts';

/** What an attendee is, whether they stand in for the chair, and where they sit. */
export type Place = Omit<Attendee, 'userId'>;

/** The attendees by person: the shape in which two secretaries' lists are brought together. */
export type AttendeeList = Record<string, Place>;

/** The roles that the list gives to many at once, in the order of their weight. */
export const ATTENDEE_ROLES = ['votingMember', 'delegate', 'guest'] as const;

/** The roles that it gives to one person. */
export const ROLES_OF_ONE = [...ATTENDEE_ROLES, 'technician'] as const;

/**
 * The list as it is stored: who has one of the list's roles. Substitutes come with whom they replace, and units choose whom they
 * send: neither is the list's to say.
 */
export function listOf(meeting: Meeting): AttendeeList {
  const sent = sentByUnits(meeting);
  return Object.fromEntries(
    meeting.participants.flatMap((person) => {
      const role = ROLES_OF_ONE.find((each) => person.roles.includes(each));
      if (!role || person.replaces || sent.has(person.userId)) return [];
      const place = { role, siteId: person.siteId };
      return [[person.userId, asDeputy(place, person.roles.includes('deputyChair'))] as const];
    }),
  );
}

/** The place of somebody who is a deputy of the chair, or isn't; who only sees to the devices never is. */
export function asDeputy({ role, siteId }: Place, isDeputy: boolean): Place {
  return isDeputy && role !== 'technician' ? { role, siteId, isDeputy } : { role, siteId };
}

/** Whom invited units send. */
export function sentByUnits({ invitedUnits = [] }: Pick<Meeting, 'invitedUnits'>): Set<string> {
  return new Set(invitedUnits.flatMap(({ people }) => people.map(({ userId }) => userId)));
}

/** The list as the server takes it, in the order of the people's directory. */
export function attendeesOf(list: AttendeeList, order: readonly UserId[]): Attendee[] {
  const rank = new Map(order.map((userId, index) => [userId as string, index]));
  return Object.entries(list)
    .map(([userId, place]) => ({ userId: userId as UserId, ...place }))
    .toSorted((a, b) => (rank.get(a.userId) ?? Infinity) - (rank.get(b.userId) ?? Infinity));
}

/** The site where people of a unit are likely to sit: the one of the meeting that belongs to it or to the nearest unit above. */
export function likelySite(
  person: Pick<Person, 'unitId'>,
  sites: readonly MeetingSite[],
  siteUnits: ReadonlyMap<string, string>,
  units: readonly OrgUnit[],
): SiteId | null {
  const parents = new Map<string, string | null>(units.map((unit) => [unit.unitId, unit.parentId]));
  const visited = new Set<string>();
  let unitId: string | null = person.unitId;
  while (unitId !== null && !visited.has(unitId)) {
    visited.add(unitId);
    const found = sites.find((site) => siteUnits.get(site.siteId) === unitId);
    if (found) return found.siteId;
    unitId = parents.get(unitId) ?? null;
  }
  return null;
}
