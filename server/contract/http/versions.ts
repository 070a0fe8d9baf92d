import { z } from 'zod';
import { MAX_ANCHOR_PAGES, MAX_CARRIED } from '../anchor-limits.ts';
import { AnnotationId, DocumentId, VersionId } from '../ids.ts';
import { Instant } from '../live/instant.ts';
import { VersionProgress } from './documents.ts';
import { defineRoutes } from './route.ts';

/** A rectangle of a page in PDF points, from its top left corner: x, y, width, height. */
export const PageBox = z.tuple([z.number(), z.number(), z.number(), z.number()]);
export type PageBox = z.infer<typeof PageBox>;

/** A word of a page with its box: text, x, y, width, height. */
export const PageWord = z.tuple([z.string(), z.number(), z.number(), z.number(), z.number()]);
export type PageWord = z.infer<typeof PageWord>;

/** The words of a page in reading order, and the page's size in PDF points. */
export const PageWords = z.object({
  page: z.int().min(1),
  widthPt: z.number(),
  heightPt: z.number(),
  words: z.array(PageWord),
});
export type PageWords = z.infer<typeof PageWords>;

/** One version in the list of a document's versions, newest first. */
export const VersionEntry = z.object({
  versionId: VersionId,
  /** From 1, in the order of upload. */
  number: z.int().min(1),
  fileName: z.string(),
  sizeBytes: z.int(),
  uploadedAt: Instant,
  uploadedBy: z.string(),
  progress: VersionProgress,
  /** When the asker opened it last; null: never. */
  openedAt: Instant.nullable(),
});
export type VersionEntry = z.infer<typeof VersionEntry>;

/** Words that came or went, with the lines that they stand on. */
export const Passage = z.object({ text: z.string(), rects: z.array(PageBox) });
export type Passage = z.infer<typeof Passage>;

/**
 * What became of a page of the newer version: `same`, nothing changed; `moved`, nothing changed but its number; `changed`, words or
 * picture differ from `oldPage`; `new`, no page of the older version is its like.
 */
export const PageChange = z.object({
  page: z.int().min(1),
  kind: z.enum(['same', 'moved', 'changed', 'new']),
  oldPage: z.int().min(1).nullable(),
  addedWords: z.int(),
  removedWords: z.int(),
  added: z.array(Passage),
  removed: z.array(Passage.extend({ oldPage: z.int().min(1) })),
  /** Where the picture differs beyond words: a stamp, a table's lines, a scan. Empty too where pictures were not compared. */
  regions: z.array(PageBox),
});
export type PageChange = z.infer<typeof PageChange>;

/** What the comparison of two versions found. `picturesUpTo`: pages beyond it were too many to compare by their pictures. */
export const ChangeReport = z.object({
  pages: z.array(PageChange),
  /** Pages of the older version that are no more, with the beginning of their text. */
  removedPages: z.array(z.object({ oldPage: z.int().min(1), text: z.string() })),
  picturesUpTo: z.int().min(0),
});
export type ChangeReport = z.infer<typeof ChangeReport>;

/** Why two versions could not be compared. */
export const ComparisonProblem = z.enum(['too-long', 'timed-out', 'failed']);
export type ComparisonProblem = z.infer<typeof ComparisonProblem>;

/** How far a comparison is. One that nobody has asked for yet begins with the question. */
export const VersionChanges = z.discriminatedUnion('state', [
  z.object({ state: z.literal('comparing') }),
  z.object({ state: z.literal('failed'), problem: ComparisonProblem }),
  z.object({ state: z.literal('ready'), report: ChangeReport }),
]);
export type VersionChanges = z.infer<typeof VersionChanges>;

/** A run of words that is in both versions: index of its first word on the old page, length, new page, index there. */
export const WordRun = z.tuple([z.int(), z.int(), z.int(), z.int()]);
export type WordRun = z.infer<typeof WordRun>;

/** An annotated page of the older version with what it takes to find its words again. */
export const OldPageAnchors = PageWords.extend({
  runs: z.array(WordRun),
  /** Its like in the newer version; null: it was removed. */
  newPage: z.int().min(1).nullable(),
});
export type OldPageAnchors = z.infer<typeof OldPageAnchors>;

/** A page of the newer version on which annotations may find their place. */
export const NewPageAnchors = PageWords.extend({
  /** Where its picture differs from the old page's. */
  regions: z.array(PageBox),
  /** Words that were not in the older version: index of the first, and how many. */
  added: z.array(z.tuple([z.int(), z.int()])),
});
export type NewPageAnchors = z.infer<typeof NewPageAnchors>;

/** What places annotations of an older version on a newer one, in one answer. */
export const Anchors = z.discriminatedUnion('state', [
  z.object({ state: z.literal('comparing') }),
  z.object({ state: z.literal('failed') }),
  z.object({
    state: z.literal('ready'),
    oldPages: z.array(OldPageAnchors),
    newPages: z.array(NewPageAnchors),
  }),
]);
export type Anchors = z.infer<typeof Anchors>;

/** What became of one's annotation of an older version on a newer one. */
export const Carried = z.object({
  annotationId: AnnotationId,
  outcome: z.enum(['placed', 'unplaced', 'dismissed']),
});
export type Carried = z.infer<typeof Carried>;

const versionParams = z.object({ versionId: VersionId });
const since = z.object({ since: VersionId });
const pageList = z
  .string()
  .regex(/^\d{1,5}(,\d{1,5})*$/)
  .transform((text) => [...new Set(text.split(',').map(Number))])
  .pipe(z.array(z.int().min(1)).max(MAX_ANCHOR_PAGES));

/** Routes of a document's versions: which there are, what changed, and what carries private annotations along. */
export const versionRoutes = defineRoutes({
  'documents.versions': {
    method: 'GET',
    path: '/api/documents/:documentId/versions',
    action: 'document.read',
    summary: 'All versions of a document, newest first',
    params: z.object({ documentId: DocumentId }),
    answer: z.array(VersionEntry),
  },
  'versions.changes': {
    method: 'GET',
    path: '/api/versions/:versionId/changes',
    action: 'document.read',
    summary: 'What changed in a version since an older one, page by page',
    params: versionParams,
    query: since,
    answer: VersionChanges,
  },
  'versions.anchors': {
    method: 'GET',
    path: '/api/versions/:versionId/anchors',
    action: 'annotation.write',
    summary: 'Words of pages of an older version, and where they stand in this one',
    params: versionParams,
    query: since.extend({ pages: pageList }),
    answer: Anchors,
  },
  'carried.list': {
    method: 'GET',
    path: '/api/versions/:versionId/carried',
    action: 'annotation.write',
    summary: 'What became of one’s annotations of older versions on this one',
    params: versionParams,
    answer: z.array(Carried),
  },
  'carried.put': {
    method: 'PUT',
    path: '/api/versions/:versionId/carried',
    action: 'annotation.write',
    summary: 'Note what became of one’s annotations of older versions on this one',
    params: versionParams,
    body: z.object({ carried: z.array(Carried).min(1).max(MAX_CARRIED) }),
    answer: z.object({}),
  },
});
