import { z } from 'zod';
import { MeetingTypeId, SiteId, UnitId, UserId } from '../ids.ts';
import { defineRoutes } from './route.ts';

/** A unit of the organisation tree; the tree is built from `parentId`. */
export const OrgUnit = z.object({
  unitId: UnitId,
  parentId: UnitId.nullable(),
  name: z.string(),
  kind: z.enum(['province', 'district', 'commune', 'department', 'school']),
});
export type OrgUnit = z.infer<typeof OrgUnit>;

/** A person as others may see them. */
export const Person = z.object({
  userId: UserId,
  name: z.string(),
  position: z.string(),
  unitId: UnitId,
  unitName: z.string(),
});
export type Person = z.infer<typeof Person>;

/** A room that can take part in meetings. */
export const Site = z.object({
  siteId: SiteId,
  name: z.string(),
  unitId: UnitId,
  isCentral: z.boolean(),
});
export type Site = z.infer<typeof Site>;

/** A kind of meeting of the catalogue. */
export const MeetingType = z.object({ typeId: MeetingTypeId, name: z.string() });
export type MeetingType = z.infer<typeof MeetingType>;

/** Routes of the organisation: units, people, sites, catalogues. */
export const unitRoutes = defineRoutes({
  'units.list': {
    method: 'GET',
    path: '/api/units',
    action: 'unit.read',
    summary: 'All units, parents first',
    answer: z.array(OrgUnit),
  },
  'people.list': {
    method: 'GET',
    path: '/api/people',
    action: 'unit.read',
    summary:
      'Persons of a unit and of all units below it, or of all units; searched without diacritics too',
    query: z.object({ unitId: UnitId.optional(), q: z.string().max(100).optional() }),
    answer: z.array(Person),
  },
  'sites.list': {
    method: 'GET',
    path: '/api/sites',
    action: 'unit.read',
    summary: 'All sites, the central one first',
    answer: z.array(Site),
  },
  'meetingTypes.list': {
    method: 'GET',
    path: '/api/meeting-types',
    action: 'unit.read',
    summary: 'The catalogue of meeting types',
    answer: z.array(MeetingType),
  },
});
