import { InvitedUnit } from '#contract/http/invited-units.ts';

/** An id of a test, by number. */
export const id = (n: number) => `0191b2a4-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** A person of the commune, by number. */
export const aPersonOf = (n: number) => ({
  userId: id(n),
  name: `Công chức ${n}`,
  position: 'Công chức',
  unitId: id(95),
  unitName: 'UBND xã',
});

/** A commune that is invited with two places, and the people whom it sends, by number. */
export function anInvitedUnit(
  more: { siteId?: string; people?: readonly number[]; version?: number } = {},
): InvitedUnit {
  const { siteId = null, people = [], version = 1 } = more;
  return InvitedUnit.parse({
    invitationId: id(97),
    version,
    unitId: id(95),
    unitName: 'UBND xã',
    places: 2,
    role: 'delegate',
    siteId,
    dueAt: '2026-11-29T10:00:00.000Z',
    people: people.map(aPersonOf),
    remindedAt: null,
    isOpen: true,
    isReachable: true,
  });
}
