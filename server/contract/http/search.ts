import { z } from 'zod';
import { MAX_QUERY_LENGTH } from '../document-query.ts';
import { AgendaItemId, DocumentId, LibraryFolderId, MeetingId, UnitId, VersionId } from '../ids.ts';
import { Instant } from '../live/instant.ts';
import { typedText } from '../typed-text.ts';
import { MeetingPhase } from './meetings.ts';
import { defineRoutes } from './route.ts';

/** A stretch of a text that answers the query, from its first UTF-16 unit to after its last. */
export const Mark = z.tuple([z.int().min(0), z.int().min(0)]);
export type Mark = z.infer<typeof Mark>;

/** A line out of a text with what is to be marked in it; plain text, never markup. */
export const Snippet = z.object({ text: z.string(), marks: z.array(Mark) });
export type Snippet = z.infer<typeof Snippet>;

/** A page that answers the query; `isExact`: with the very marks that were typed. */
export const FoundPage = z.object({
  page: z.int().min(1),
  snippet: Snippet,
  isExact: z.boolean(),
});
export type FoundPage = z.infer<typeof FoundPage>;

/** Where a document is from: an item of a meeting, or a folder of the library. */
export const FoundPlace = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('meeting'),
    meetingId: MeetingId,
    title: z.string(),
    startsAt: Instant,
    phase: MeetingPhase,
    item: z.object({ itemId: AgendaItemId, title: z.string() }),
  }),
  z.object({
    kind: z.literal('library'),
    folderId: LibraryFolderId,
    /** The names of the folders on the way to it that one may read, its own last. */
    path: z.array(z.string()).min(1),
  }),
]);
export type FoundPlace = z.infer<typeof FoundPlace>;

/** A document that answers the query, by its pages or (no page then) by its title or the name of its file. */
export const FoundDocument = z.object({
  documentId: DocumentId,
  versionId: VersionId,
  title: Snippet,
  fileName: Snippet,
  pageCount: z.int(),
  place: FoundPlace,
  /** The unit that presents the item, else that of the meeting; of the library, the folder’s. */
  unitName: z.string(),
  /** The best pages, best first. */
  pages: z.array(FoundPage),
  /** How many of its pages answer. */
  pagesMatched: z.int(),
});
export type FoundDocument = z.infer<typeof FoundDocument>;

/** A word of a recognised page: its text, then x, y, width and height as shares (0–1) of the page as it is read. */
export const RecognisedWord = z.tuple([z.string(), z.number(), z.number(), z.number(), z.number()]);
export type RecognisedWord = z.infer<typeof RecognisedWord>;

/** The lines of a page, each of its words. */
export const RecognisedLines = z.array(z.array(RecognisedWord));
export type RecognisedLines = z.infer<typeof RecognisedLines>;

/** Routes of searching in documents. */
export const searchRoutes = defineRoutes({
  'search.documents': {
    method: 'GET',
    path: '/api/search',
    action: 'document.search',
    summary:
      'Documents of meetings and of the library that the account may read and that hold all words, best first; words in quotes follow each other, with their marks',
    mostPerMinute: 120,
    query: z.object({
      q: typedText().min(1).max(MAX_QUERY_LENGTH),
      meetingId: MeetingId.optional(),
      itemId: AgendaItemId.optional(),
      /** The unit that presents the item, else that of the meeting; of the library, the folder’s. */
      unitId: UnitId.optional(),
      /** The meeting begins, or the paper of the library is dated (else uploaded), at or after `from` and before `to`. */
      from: Instant.optional(),
      to: Instant.optional(),
      cursor: z.string().max(200).optional(),
    }),
    answer: z.object({
      documents: z.array(FoundDocument),
      /** Where the next documents begin; null: these are the last. */
      next: z.string().nullable(),
      /** More pages answer than are looked at: those of the newest documents were. */
      isCut: z.boolean(),
    }),
  },
  'versions.words': {
    method: 'GET',
    path: '/api/versions/:versionId/pages/:page/words',
    action: 'document.read',
    summary:
      'The words that were recognised on a scanned page, with their places; none on other pages',
    params: z.object({ versionId: VersionId, page: z.coerce.number<number>().int().min(1) }),
    answer: z.object({ lines: RecognisedLines }),
  },
});
