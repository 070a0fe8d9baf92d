import type { TextQuery } from '#contract/fold-text.ts';
import type { MeetingType, OrgUnit, Person, Site } from '#contract/http/units.ts';
import type { UnitId } from '#contract/ids.ts';

/** Reads the organisation: units, people, sites, catalogues. */
export interface UnitDirectory {
  /** Units that are valid at the moment, parents first. */
  units(at: Date): Promise<OrgUnit[]>;
  /** Persons whose account is open, of a unit and all below it (null: of all), whose name, post or unit matches the query. */
  people(search: { unitId: UnitId | null; query: TextQuery }): Promise<Person[]>;
  /** The name of a unit, valid or not any more; empty when there is none. */
  nameOf(unitId: UnitId): Promise<string>;
  sites(): Promise<Site[]>;
  meetingTypes(): Promise<MeetingType[]>;
}
