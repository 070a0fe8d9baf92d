import { z } from 'zod';
import { AgendaItemId, DocumentId, MeetingId, VersionId } from '../ids.ts';
import { defineRoutes } from './route.ts';

/** What a viewer knows of a version before it has a byte of it. */
export const VersionPages = z.object({
  sizeBytes: z.int(),
  /** „Lưu hành nội bộ“: each reader is given a copy of their own, and no device keeps one. */
  isInternal: z.boolean(),
  /** Width and height of each page as it is read, in points. */
  sizes: z.array(z.tuple([z.number(), z.number()])).min(1),
  /** Pages, from 1, that are quicker as pictures made on the server than drawn by the reader's device. */
  heavyPages: z.array(z.int().min(1)),
  /** Pages, from 1, without a word, as scans are: nobody need look for text on them. */
  wordlessPages: z.array(z.int().min(1)),
});
export type VersionPages = z.infer<typeof VersionPages>;

/** Where a document stands in a packet; `firstPage` counts from 1, the cover included. */
export const PacketDocument = z.object({
  itemId: AgendaItemId,
  documentId: DocumentId,
  versionId: VersionId,
  title: z.string(),
  firstPage: z.int().min(1),
  pageCount: z.int().min(1),
});
export type PacketDocument = z.infer<typeof PacketDocument>;

/** What a person's packet of a meeting holds, in its order. */
export const PacketContents = z.object({
  /** Names what the packet is made of; the ETag of its bytes begins with it. */
  key: z.string(),
  fileName: z.string(),
  pageCount: z.int().min(1),
  documents: z.array(PacketDocument),
  /** Titles of documents that may be read in the system alone; they are named on the cover. */
  leftOut: z.array(z.string()),
});
export type PacketContents = z.infer<typeof PacketContents>;

/** How many private annotations one has on a document of one's packet; nothing of what is in them. */
export const PacketNotes = z.object({
  documentId: DocumentId,
  versionId: VersionId,
  title: z.string(),
  /** On the version that is in the packet. */
  count: z.int().min(0),
  /** On older versions, neither carried to a newer one nor left out on purpose. */
  olderCount: z.int().min(0),
});
export type PacketNotes = z.infer<typeof PacketNotes>;

const meetingParams = z.object({ meetingId: MeetingId });

/**
 * Routes of reading. Three more carry bytes (`server/http/reading-bytes.ts`), each with byte ranges and an ETag: GET
 * `/api/versions/:versionId/pages/:page` (one page as PDF), GET `/api/versions/:versionId/pages/:page/image?width=` (its picture),
 * GET `/api/meetings/:meetingId/packet` (all that the person may read of a meeting, as one PDF).
 */
export const readingRoutes = defineRoutes({
  'versions.pages': {
    method: 'GET',
    path: '/api/versions/:versionId/pages',
    action: 'document.read',
    summary: 'How large a version and its pages are, and which are better shown as pictures',
    params: z.object({ versionId: VersionId }),
    answer: VersionPages,
  },
  'packets.contents': {
    method: 'GET',
    path: '/api/meetings/:meetingId/packet/contents',
    action: 'document.read',
    summary: 'What one’s own packet of the meeting’s documents holds, and on which pages',
    params: meetingParams,
    answer: PacketContents,
  },
  'packets.notes': {
    method: 'GET',
    path: '/api/meetings/:meetingId/packet/notes',
    action: 'annotation.write',
    summary: 'How many private annotations one has on each document of one’s packet',
    params: meetingParams,
    answer: z.array(PacketNotes),
  },
  'packets.make': {
    method: 'POST',
    path: '/api/meetings/:meetingId/packet',
    action: 'document.read',
    summary:
      'Make one’s own packet, so that it can be fetched at once; one that is made already is answered at once',
    params: meetingParams,
    answer: z.object({ sizeBytes: z.int() }),
  },
});
