import { z } from 'zod';
import { SiteId, UnitId, UserId } from './ids.ts';
import { MeetingRole } from './roles.ts';

/**
 * Whom a document is meant for: who holds one of the roles, belongs to one of the units, sits at one of the sites, or is named. The
 * chair, a deputy chair and the secretary always belong to it.
 */
export const Audience = z
  .object({
    roles: z.array(MeetingRole).max(20),
    unitIds: z.array(UnitId).max(500),
    siteIds: z.array(SiteId).max(200),
    userIds: z.array(UserId).max(2000),
  })
  .refine(
    ({ roles, unitIds, siteIds, userIds }) =>
      roles.length + unitIds.length + siteIds.length + userIds.length > 0,
    { message: 'an audience names somebody' },
  );
export type Audience = z.infer<typeof Audience>;

/** How a document is handed out; null does not narrow it. `isInternal` („lưu hành nội bộ“): no download, the reader's name on every page. */
export const HandOut = z
  .object({
    audience: Audience.nullable(),
    readFrom: z.iso.datetime().nullable(),
    readUntil: z.iso.datetime().nullable(),
    isInternal: z.boolean(),
  })
  .refine(({ readFrom, readUntil }) => !readFrom || !readUntil || readFrom < readUntil, {
    path: ['readUntil'],
    message: 'reading ends after it begins',
  });
export type HandOut = z.infer<typeof HandOut>;

/** When and why a document was recalled. */
export const Recall = z.object({ at: z.iso.datetime(), reason: z.string() });
export type Recall = z.infer<typeof Recall>;
