import { refuse } from '#contract/errors.ts';
import { textQuery } from '#contract/fold-text.ts';
import type { MeetingType, OrgUnit, Person, Site } from '#contract/http/units.ts';
import type { UnitId } from '#contract/ids.ts';
import type { Actor } from '#server/domain/actor.ts';
import { can } from '#server/domain/permissions.ts';
import type { Clock } from './ports/clock.ts';
import type { UnitDirectory } from './ports/units.ts';

/** Answers who and what there is in the organisation. */
export type UnitService = ReturnType<typeof createUnitService>;

/** Makes the service of the organisation's directory. */
export function createUnitService({
  directory,
  clock,
}: {
  directory: UnitDirectory;
  clock: Clock;
}) {
  return {
    /** All units that exist now, parents first. */
    async units(actor: Actor): Promise<OrgUnit[]> {
      requireReading(actor);
      return directory.units(clock.now());
    },
    /** Persons of a unit and below it, or of all; searched with and without diacritics. */
    async people(
      actor: Actor,
      search: { unitId?: UnitId | undefined; q?: string | undefined },
    ): Promise<Person[]> {
      requireReading(actor);
      return directory.people({
        unitId: search.unitId ?? null,
        query: textQuery(search.q ?? ''),
      });
    },
    /** All sites, the central one first. */
    async sites(actor: Actor): Promise<Site[]> {
      requireReading(actor);
      return directory.sites();
    },
    /** The catalogue of meeting types. */
    async meetingTypes(actor: Actor): Promise<MeetingType[]> {
      requireReading(actor);
      return directory.meetingTypes();
    },
  };
}

function requireReading(actor: Actor): void {
  if (!can({ unitRoles: actor.unitRoles, meetingRoles: [] }, 'unit.read')) {
    throw refuse('FORBIDDEN', 'unit.read');
  }
}
