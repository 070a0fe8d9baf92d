import type { UnitPlaces } from '#contract/http/invited-units.ts';
import { isOpenToUnit } from '#server/domain/unit-places.ts';
import type { StoredUnitInvitation } from './ports/unit-invitations.ts';

/** The invitation of a unit as its own people see it, and whether they may choose still. */
export function presentPlaces(stored: StoredUnitInvitation, now: Date): UnitPlaces {
  const { isReachable: _, siteId: __, phase, secretaryId: ___, ...places } = stored;
  return { ...places, isOpen: isOpenToUnit(phase, places.dueAt, now.toISOString()) };
}
