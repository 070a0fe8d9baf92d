import type { Prisma } from './generated/client.ts';

/**
 * The documents of an item that are there for a meeting: not removed, and not held back until the paper of a unit is approved.
 * Whoever reads documents of a meeting reads them through this; `SHOWN_DOCUMENT` is the same for SQL, of `meeting_document d`.
 */
export const shownDocument = {
  removedAt: null,
  isHeld: false,
} as const satisfies Prisma.MeetingDocumentWhereInput;

/** See `shownDocument`. */
export const SHOWN_DOCUMENT = '(d.removed_at is null and not d.is_held)';
