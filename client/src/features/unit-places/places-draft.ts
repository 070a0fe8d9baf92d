import { dueOf } from '#client/features/papers/ask-draft.ts';
import { likelySite } from '#client/features/prepare/attendee-list.ts';
import type { Organisation } from '#client/features/prepare/organisation.ts';
import { addDays, dayKey, formatTime, instantOf } from '#client/ui/format-date.ts';
import type { AttendeeRole, InvitedUnit, PlacesText } from '#contract/http/invited-units.ts';
import type { Meeting } from '#contract/http/meetings.ts';
import type { NewUnitInvitations } from '#contract/http/unit-invitations.ts';
import type { UnitId } from '#contract/ids.ts';

/**
 * The places of a unit as they stand in the form: the number as it is typed, the day as yyyy-MM-dd and the time as HH:mm, both
 * of Vietnam. `site`: a room's id, 'own' for each unit's own room, empty for nowhere.
 */
export type PlacesDraft = {
  places: string;
  role: AttendeeRole;
  site: string;
  day: string;
  time: string;
};

const MOST_PLACES = 50;
/** A unit has until the end of the working day before the meeting. */
const DUE_TIME = '17:00';

/** The form at its beginning: one delegate in the unit's own room, to be named the day before the meeting. */
export function emptyPlaces({ startsAt }: Pick<Meeting, 'startsAt'>, now: Date): PlacesDraft {
  const dayBefore = addDays(dayKey(startsAt), -1);
  const isAhead = Date.parse(instantOf(dayBefore, DUE_TIME)) > now.getTime();
  return {
    places: '1',
    role: 'delegate',
    site: 'own',
    day: isAhead ? dayBefore : dayKey(startsAt),
    time: isAhead ? DUE_TIME : formatTime(startsAt),
  };
}

/** The form as an invitation is changed from. */
export function placesOf({ places, role, siteId, dueAt }: InvitedUnit): PlacesDraft {
  const site = siteId ?? '';
  return { places: String(places), role, site, day: dayKey(dueAt), time: formatTime(dueAt) };
}

/** The number that is typed; null while it is none that the server takes. */
export function placesIn({ places }: PlacesDraft): number | null {
  const number = Number(places);
  return /^\d+$/.test(places.trim()) && number >= 1 && number <= MOST_PLACES ? number : null;
}

/** A form without problems as the server takes it for one unit that is invited already; null when something is wrong with it. */
export function textOf(draft: PlacesDraft, { sites }: Pick<Meeting, 'sites'>): PlacesText | null {
  const [places, dueAt] = [placesIn(draft), dueOf(draft)];
  if (places === null || dueAt === null) return null;
  const siteId = sites.find((site) => site.siteId === draft.site)?.siteId ?? null;
  return { places, role: draft.role, siteId, dueAt };
}

/** A form without problems as units are invited with it, each to its own room where that is said; null while no unit is chosen. */
export function invitedWith(
  draft: PlacesDraft,
  unitIds: readonly UnitId[],
  { sites }: Pick<Meeting, 'sites'>,
  organisation: Organisation,
): NewUnitInvitations | null {
  const text = textOf(draft, { sites });
  if (!text || unitIds.length === 0) return null;
  const { siteId: chosen, ...rest } = text;
  const siteUnits = new Map(organisation.sites.map(({ siteId, unitId }) => [siteId, unitId]));
  const units = unitIds.map((unitId) => ({
    unitId,
    siteId:
      draft.site === 'own' ? likelySite({ unitId }, sites, siteUnits, organisation.units) : chosen,
  }));
  return { ...rest, units };
}
