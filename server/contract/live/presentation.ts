import { z } from 'zod';
import { UserId, VersionId } from '../ids.ts';
import { Instant } from './instant.ts';

/** The page that the presenter shows, and when the presenter began; pages count from 1. */
export const Presentation = z.object({
  presenterId: UserId,
  startedAt: Instant,
  versionId: VersionId,
  page: z.int().min(1),
});
export type Presentation = z.infer<typeof Presentation>;

/** The chair's last call of all to a page: `seq` is its event's, by which a device knows whether it has answered. */
export const PageCall = z.object({
  seq: z.int().min(1),
  callerId: UserId,
  at: Instant,
  versionId: VersionId,
  page: z.int().min(1),
});
export type PageCall = z.infer<typeof PageCall>;
