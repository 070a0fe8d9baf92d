import { z } from 'zod';
import { HandOut, Recall } from '../hand-out.ts';
import { AgendaItemId, AnnotationId, DocumentId, LibraryFolderId, VersionId } from '../ids.ts';
import { Instant } from '../live/instant.ts';
import { MAX_SEALED_CHARACTERS } from '../sealing.ts';
import { typedText } from '../typed-text.ts';
import { DocumentDetails, ShownDetails } from './document-details.ts';
import { defineRoutes } from './route.ts';

/** The largest upload, in bytes (100 MB). */
export const MAX_UPLOAD_BYTES = 100 * 1024 * 1024;

/** Why a file was not taken or could not be converted. */
export const FileProblem = z.enum([
  'empty',
  'wrong-type',
  'damaged',
  'encrypted',
  'too-many-pages',
  'unpacks-too-large',
  'conversion-failed',
  'conversion-timed-out',
  'not-examined',
  'state-secret',
]);
export type FileProblem = z.infer<typeof FileProblem>;

/** What keeps every conversion waiting until somebody mends the server; nothing is wrong with the document. */
export const ConversionHindrance = z.enum(['program-missing', 'no-isolation', 'storage-full']);
export type ConversionHindrance = z.infer<typeof ConversionHindrance>;

/** An encoding of Vietnamese from before Unicode, which looks right only in its own fonts. */
export const OldEncoding = z.enum(['tcvn3', 'vni']);
export type OldEncoding = z.infer<typeof OldEncoding>;

/**
 * How far an uploaded file is: each state with only its own fields. The original is kept in every state but one: what bears a mark of
 * secrecy (`state-secret`) is deleted with all that was made of it.
 */
export const VersionProgress = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('queued'),
    /** How many conversions come before this one; 0: it is the next. */
    ahead: z.int().min(0),
    hindrance: ConversionHindrance.optional(),
  }),
  z.object({ state: z.literal('converting'), startedAt: Instant }),
  z.object({
    state: z.literal('ready'),
    pageCount: z.int().min(1),
    /** What the file's text is written in when it is not Unicode; it is searched as Unicode all the same. */
    oldEncoding: OldEncoding.optional(),
  }),
  z.object({ state: z.literal('failed'), problem: FileProblem }),
]);
export type VersionProgress = z.infer<typeof VersionProgress>;

/** A document that came after the papers were due: the recorded reason, and when it came. */
export const LateMark = z.object({ reason: z.string(), at: Instant });
export type LateMark = z.infer<typeof LateMark>;

/**
 * How far the text of a document's scanned pages is: `done` of `total` pages were looked at, `unread` of them in vain.
 * `isHeldUp`: nothing is recognised, because the program for it is missing.
 */
export const Recognition = z.object({
  total: z.int().min(1),
  done: z.int().min(0),
  unread: z.int().min(0),
  isHeldUp: z.boolean(),
});
export type Recognition = z.infer<typeof Recognition>;

/**
 * A document of an agenda item, with its newest version that can be read; with the newest of all while none can. `version` rises
 * with every change of its title, its details or its file.
 */
export const MeetingDocument = z.object({
  documentId: DocumentId,
  itemId: AgendaItemId,
  version: z.int(),
  versionId: VersionId,
  title: z.string(),
  /** Absent while nothing is noted. */
  details: ShownDetails.optional(),
  fileName: z.string(),
  sizeBytes: z.int(),
  uploadedAt: Instant,
  uploadedBy: z.string(),
  progress: VersionProgress,
  /** For those who prepare the meeting; absent without scanned pages. */
  recognition: Recognition.optional(),
  /** A version sent later that cannot be read yet, or could not be converted; absent when there is none. */
  newer: z.object({ fileName: z.string(), progress: VersionProgress }).optional(),
  /** „Lưu hành nội bộ“: it can be read with the reader's name on every page, and not be downloaded. */
  isInternal: z.boolean(),
  /** How it is handed out and when it was recalled; for those who prepare the meeting alone. */
  handOut: z.object({ ...HandOut.shape, recall: Recall.nullable() }).optional(),
  /** Absent for a document that came in time. */
  late: LateMark.optional(),
});
export type MeetingDocument = z.infer<typeof MeetingDocument>;

/** A document of a folder of the library, as `MeetingDocument` otherwise. */
export const LibraryDocument = MeetingDocument.omit({ itemId: true }).extend({
  folderId: LibraryFolderId,
});
export type LibraryDocument = z.infer<typeof LibraryDocument>;

/** A document, wherever it belongs. */
export const AnyDocument = z.union([MeetingDocument, LibraryDocument]);
export type AnyDocument = z.infer<typeof AnyDocument>;

/** What is to be changed of how a document is described: the title, all details together, or both. */
export const DocumentDescription = z.object({
  title: typedText().min(1).max(300).optional(),
  details: DocumentDetails.optional(),
});
export type DocumentDescription = z.infer<typeof DocumentDescription>;

/**
 * What is written on a page, sealed in its author's browser (AES-256-GCM, base64 of nonce and ciphertext, padded to one of
 * `SEALED_BYTES`): the server keeps it and can't read it.
 */
const Sealed = z.base64().min(1).max(MAX_SEALED_CHARACTERS);

/** A private annotation: read by its author alone. */
export const Annotation = z.object({
  annotationId: AnnotationId,
  versionId: VersionId,
  page: z.int().min(1),
  sealed: Sealed,
  updatedAt: Instant,
});
export type Annotation = z.infer<typeof Annotation>;

const documentParams = z.object({ documentId: DocumentId });
const versionParams = z.object({ versionId: VersionId });

/**
 * Routes of documents and private annotations. More carry bytes and stand outside of the table. In
 * `server/http/resumable-uploads.ts`, uploads that go on after a lost line (tus 1.0.0): POST `/api/agenda-items/:itemId/uploads`,
 * `/api/documents/:documentId/uploads` or `/api/paper-requests/:requestId/uploads` begins one (metadata `filename`, and
 * `lateReason` where the papers of a released meeting were due before), HEAD, PATCH and DELETE `/api/uploads/:uploadId` go on with
 * it, POST `/api/uploads/:uploadId/finish` answers `MeetingDocument`. In `server/http/document-bytes.ts`, the same in one request:
 * POST `/api/agenda-items/:itemId/documents?fileName=&lateReason=` (application/octet-stream, answers `MeetingDocument`), POST
 * `/api/documents/:documentId/versions?fileName=&lateReason=`, POST `/api/paper-requests/:requestId/documents?fileName=`; and GET
 * `/api/versions/:versionId/pdf` and `…/original` (byte ranges). A stale `version` of a document is refused with STALE_VERSION and
 * the document as it is stored as `current`.
 */
export const documentRoutes = defineRoutes({
  'documents.get': {
    method: 'GET',
    path: '/api/documents/:documentId',
    action: 'document.read',
    summary: 'One document and how far its conversion is',
    params: documentParams,
    answer: AnyDocument,
  },
  'documents.describe': {
    method: 'PATCH',
    path: '/api/documents/:documentId',
    action: 'document.upload',
    summary: 'Give a document another title, or other details; what is left out stays',
    params: documentParams,
    body: z.object({ version: z.int().min(0), ...DocumentDescription.shape }),
    answer: AnyDocument,
  },
  'documents.retry': {
    method: 'POST',
    path: '/api/documents/:documentId/conversion',
    action: 'document.upload',
    summary: 'Convert a failed document again',
    params: documentParams,
    answer: AnyDocument,
  },
  'documents.remove': {
    method: 'DELETE',
    path: '/api/documents/:documentId',
    action: 'document.remove',
    summary: 'Take a document off its agenda item',
    params: documentParams,
    query: z.object({ version: z.coerce.number<number>().int().min(0) }),
    answer: z.object({}),
  },
  'versions.get': {
    method: 'GET',
    path: '/api/versions/:versionId',
    action: 'document.read',
    summary: 'The document that a version belongs to, as of that version',
    params: versionParams,
    answer: AnyDocument,
  },
  'annotations.list': {
    method: 'GET',
    path: '/api/versions/:versionId/annotations',
    action: 'annotation.write',
    summary: 'One’s own annotations of a version',
    params: versionParams,
    answer: z.array(Annotation),
  },
  'annotations.put': {
    method: 'PUT',
    path: '/api/versions/:versionId/annotations/:annotationId',
    action: 'annotation.write',
    summary: 'Write or change one’s own annotation',
    params: versionParams.extend({ annotationId: AnnotationId }),
    body: z.object({ page: z.int().min(1), sealed: Sealed }),
    answer: Annotation,
  },
  'annotations.remove': {
    method: 'DELETE',
    path: '/api/versions/:versionId/annotations/:annotationId',
    action: 'annotation.write',
    summary: 'Erase one’s own annotation; erasing twice is one',
    params: versionParams.extend({ annotationId: AnnotationId }),
    answer: z.object({}),
  },
});
