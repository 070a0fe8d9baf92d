import type { InvitedUnit, UnitPlaces } from '#contract/http/invited-units.ts';
import type { MeetingPhase } from '#contract/http/meetings.ts';
import { isOpenToUnit } from '#server/domain/unit-places.ts';
import type { StoredInvitedUnit, StoredUnitInvitation } from './ports/unit-invitations.ts';

/** The invitation of a unit as its own people see it, and whether they may choose still. */
export function presentPlaces(stored: StoredUnitInvitation, now: Date): UnitPlaces {
  const { isReachable: _, siteId: __, phase, secretaryId: ___, ...places } = stored;
  return { ...places, isOpen: isOpenToUnit(phase, places.dueAt, now.toISOString()) };
}

/** Invited units of a meeting as those who prepare it see them. */
export function presentInvitedUnits(
  units: readonly StoredInvitedUnit[],
  phase: MeetingPhase,
  now: Date,
): InvitedUnit[] {
  return units.map((unit) => ({
    ...unit,
    isOpen: isOpenToUnit(phase, unit.dueAt, now.toISOString()),
  }));
}
