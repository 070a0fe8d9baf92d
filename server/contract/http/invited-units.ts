import { z } from 'zod';
import { MeetingId, SiteId, UnitId, UnitInvitationId } from '../ids.ts';
import { Instant } from '../live/instant.ts';
import { Person } from './units.ts';

/** What the secretary makes of who takes part, one by one or by unit. */
export const AttendeeRole = z.enum(['votingMember', 'delegate', 'guest']);
export type AttendeeRole = z.infer<typeof AttendeeRole>;

/** What is said of the places of a unit: until `dueAt` the unit itself chooses its people. */
export const PlacesText = z.object({
  places: z.int().min(1).max(50),
  role: AttendeeRole,
  siteId: SiteId.nullable(),
  dueAt: Instant,
});
export type PlacesText = z.infer<typeof PlacesText>;

/** A unit that is invited with a number of places, and the people whom it sends; substitutes of these take no place. */
export const InvitedUnit = PlacesText.extend({
  invitationId: UnitInvitationId,
  version: z.int(),
  unitId: UnitId,
  unitName: z.string(),
  people: z.array(Person),
  remindedAt: Instant.nullable(),
  /** The unit itself may still choose its people. */
  isOpen: z.boolean(),
  /** False where nobody answers for the unit: then only who prepares the meeting can choose its people. */
  isReachable: z.boolean(),
});
export type InvitedUnit = z.infer<typeof InvitedUnit>;

/** The same for the unit itself, with what it must know of the meeting. */
export const UnitPlaces = InvitedUnit.omit({ isReachable: true, siteId: true }).extend({
  meetingId: MeetingId,
  meetingTitle: z.string(),
  startsAt: Instant,
  endsAt: Instant,
  place: z.string(),
  siteName: z.string().nullable(),
});
export type UnitPlaces = z.infer<typeof UnitPlaces>;
