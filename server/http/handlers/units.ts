import type { unitRoutes } from '#contract/http/units.ts';
import type { UnitService } from '#server/services/unit-service.ts';
import type { HandlersOf } from '../handlers.ts';

/** Handlers of the organisation's directory. */
export function unitHandlers({ units }: { units: UnitService }): HandlersOf<typeof unitRoutes> {
  return {
    'units.list': (_input, { actor }) => units.units(actor),
    'people.list': ({ query }, { actor }) => units.people(actor, query),
    'sites.list': (_input, { actor }) => units.sites(actor),
    'meetingTypes.list': (_input, { actor }) => units.meetingTypes(actor),
  };
}
