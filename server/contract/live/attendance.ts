import { z } from 'zod';
import { SiteId } from '../ids.ts';
import { Instant } from './instant.ts';

/** How a present person takes part. */
export const AttendanceMode = z.enum(['inPerson', 'atSite', 'remote']);
export type AttendanceMode = z.infer<typeof AttendanceMode>;

/** How a record came about: by the person, by who keeps attendance, by the code on a hall screen, by the ballot they cast. Absent: not noted. */
const RecordedBy = z.enum(['self', 'secretary', 'code', 'ballot']).optional();

/**
 * One person's attendance; who has no record is absent. `at` is when it was recorded, of who left when they left; `arrivedAt` is
 * the first arrival, absent where it is `at`.
 */
export const AttendanceRecord = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('present'),
    mode: AttendanceMode,
    siteId: SiteId.nullable(),
    at: Instant,
    by: RecordedBy,
    arrivedAt: Instant.optional(),
  }),
  z.object({
    status: z.literal('left'),
    mode: AttendanceMode,
    siteId: SiteId.nullable(),
    at: Instant,
    by: RecordedBy,
    arrivedAt: Instant,
  }),
  z.object({ status: z.literal('absent'), at: Instant, by: RecordedBy }),
  z.object({ status: z.literal('excused'), reason: z.string(), at: Instant, by: RecordedBy }),
]);
export type AttendanceRecord = z.infer<typeof AttendanceRecord>;

/** The quorum figures: `base` members in all, `present` of them here, at least `required` needed. */
export const Quorum = z.object({
  base: z.int(),
  present: z.int(),
  required: z.int(),
  reached: z.boolean(),
});
export type Quorum = z.infer<typeof Quorum>;

/** The chair's decision to open the meeting without a quorum: why, and the figures at that moment. */
export const WithoutQuorum = z.object({ reason: z.string(), quorum: Quorum });
export type WithoutQuorum = z.infer<typeof WithoutQuorum>;

/** Until when hall screens show the code for checking in; `asked`: because who keeps attendance wants it, before all else but votes. */
export const CodeShown = z.object({ until: Instant, asked: z.boolean() });
export type CodeShown = z.infer<typeof CodeShown>;
