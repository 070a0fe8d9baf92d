import { z } from 'zod';

/** A moment as ISO 8601 in UTC; shown in the zone Asia/Ho_Chi_Minh. */
export const Instant = z.iso.datetime();
export type Instant = z.infer<typeof Instant>;
