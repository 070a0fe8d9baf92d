import { z } from 'zod';
import { HandOut } from '../hand-out.ts';
import { DocumentId, MeetingId, UnitId, UserId, VersionId } from '../ids.ts';
import { Instant } from '../live/instant.ts';
import { OLDEST_READING_S } from '../oldest-reading.ts';
import { typedText } from '../typed-text.ts';
import { MeetingDocument } from './documents.ts';
import { defineRoutes } from './route.ts';

/** What one person has read of a document; the times are null for who has not opened it. */
export const Reading = z.object({
  documentId: DocumentId,
  firstAt: Instant.nullable(),
  lastAt: Instant.nullable(),
  /** How many different pages of the version that is shown were on the screen. */
  pagesSeen: z.int(),
  /** When the person's devices fetched it to keep it, first and last time; that is no opening. */
  fetched: z.object({ firstAt: Instant, lastAt: Instant }).optional(),
});
export type Reading = z.infer<typeof Reading>;

/** A person who may read documents of a meeting, and what was read of each. */
export const MeetingReader = z.object({
  userId: UserId,
  name: z.string(),
  unitId: UnitId,
  unitName: z.string(),
  readings: z.array(Reading),
});
export type MeetingReader = z.infer<typeof MeetingReader>;

const documentParams = z.object({ documentId: DocumentId });
const version = z.int().min(0);

/** Routes of handing documents out: to whom, when, back again, and who has read them. A stale `version` as in `documentRoutes`. */
export const handOutRoutes = defineRoutes({
  'documents.handOut': {
    method: 'PUT',
    path: '/api/documents/:documentId/hand-out',
    action: 'document.handOut',
    summary: 'Say who may read a document, when, and whether it is internal',
    params: documentParams,
    body: z.object({ version, handOut: HandOut }),
    answer: MeetingDocument,
  },
  'documents.recall': {
    method: 'POST',
    path: '/api/documents/:documentId/recall',
    action: 'document.recall',
    summary: 'Take a document back from every device; recalling twice is one',
    params: documentParams,
    body: z.object({ version, reason: typedText().min(3).max(500) }),
    answer: MeetingDocument,
  },
  'documents.release': {
    method: 'POST',
    path: '/api/documents/:documentId/release',
    action: 'document.recall',
    summary: 'Hand a recalled document out again',
    params: documentParams,
    body: z.object({ version }),
    answer: MeetingDocument,
  },
  'versions.notePages': {
    method: 'POST',
    path: '/api/versions/:versionId/pages-seen',
    action: 'annotation.write',
    summary: 'Note which pages were on one’s own screen',
    params: z.object({ versionId: VersionId }),
    body: z.object({
      pages: z.array(z.int().min(1).max(100_000)).min(1).max(500),
      /** Seconds since the first and the last of them were seen, by the device's clock: of reading without a line; without it, now. */
      ago: z
        .object({ first: z.int().min(0).max(OLDEST_READING_S), last: z.int().min(0) })
        .refine(({ first, last }) => last <= first)
        .optional(),
    }),
    answer: z.object({}),
  },
  'meetings.readers': {
    method: 'GET',
    path: '/api/meetings/:meetingId/readers',
    action: 'document.seeReaders',
    summary: 'Who has read which document, and who has not',
    params: z.object({ meetingId: MeetingId }),
    answer: z.array(MeetingReader),
  },
});
