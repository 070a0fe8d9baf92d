import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { refuse } from '#contract/errors.ts';
import {
  AnyDocument,
  LibraryDocument,
  MAX_UPLOAD_BYTES,
  MeetingDocument,
} from '#contract/http/documents.ts';
import {
  AgendaItemId,
  DocumentId,
  LibraryFolderId,
  PaperRequestId,
  VersionId,
} from '#contract/ids.ts';
import type { Actor } from '#server/domain/actor.ts';
import type { DocumentReading, OpenFile } from '#server/services/document-reading.ts';
import type { DocumentService } from '#server/services/document-service.ts';
import type { LibraryService } from '#server/services/library-service.ts';
import type { Upload } from '#server/services/take-file.ts';
import { contentDisposition } from './content-disposition.ts';
import { requireActor } from './request-actor.ts';
import { bytesOf, signedInFirst } from './request-bytes.ts';
import { sendFile } from './send-file.ts';

/** What carries bytes needs. */
export type DocumentBytesParts = {
  documents: DocumentService;
  reading: DocumentReading;
  library: LibraryService;
  /** How long a sender may be silent before its connection is ended. */
  silenceMs?: number;
};

type UploadQuery = z.infer<typeof uploadQuery>;
type UploadRequest<Params> = { Params: Params; Querystring: UploadQuery };

const UPLOAD = 'application/octet-stream';
const uploadQuery = z.object({
  fileName: z.string().min(1).max(1000),
  lateReason: z.string().trim().max(1000).optional(),
});
const versionParams = z.object({ versionId: VersionId });

/** Registers the routes of documents that carry bytes: upload, replacement, PDF and original. Rights are asked at every request. */
export function documentBytes({
  documents,
  reading,
  library,
  silenceMs = 60_000,
}: DocumentBytesParts) {
  return async (app: FastifyInstance): Promise<void> => {
    // The body stays a stream: a file of 100 MB is never in memory. Its size is counted where it is stored.
    app.addContentTypeParser(UPLOAD, (_request, payload, done) => done(null, payload));

    app.route<UploadRequest<{ itemId: AgendaItemId }>>({
      method: 'POST',
      url: '/api/agenda-items/:itemId/documents',
      schema: {
        operationId: 'documents.upload',
        tags: ['documents'],
        summary: 'Add a file to an agenda item, as its bytes alone',
        consumes: [UPLOAD],
        params: z.object({ itemId: AgendaItemId }),
        querystring: uploadQuery,
        response: { 200: MeetingDocument },
      },
      onRequest: signedInFirst,
      handler: (request) =>
        documents.upload(requireActor(request), request.params.itemId, sent(request, silenceMs)),
    });

    app.route<UploadRequest<{ folderId: LibraryFolderId }>>({
      method: 'POST',
      url: '/api/library/folders/:folderId/documents',
      schema: {
        operationId: 'library.upload',
        tags: ['library'],
        summary: 'Add a file to a folder of the library, as its bytes alone',
        consumes: [UPLOAD],
        params: z.object({ folderId: LibraryFolderId }),
        querystring: uploadQuery,
        response: { 200: LibraryDocument },
      },
      onRequest: signedInFirst,
      handler: (request) =>
        library.upload(requireActor(request), request.params.folderId, sent(request, silenceMs)),
    });

    app.route<UploadRequest<{ documentId: DocumentId }>>({
      method: 'POST',
      url: '/api/documents/:documentId/versions',
      schema: {
        operationId: 'documents.replace',
        tags: ['documents'],
        summary: 'Put another file in a document’s place, as its bytes alone',
        consumes: [UPLOAD],
        params: z.object({ documentId: DocumentId }),
        querystring: uploadQuery,
        response: { 200: AnyDocument },
      },
      onRequest: signedInFirst,
      handler: (request) =>
        documents.replace(
          requireActor(request),
          request.params.documentId,
          sent(request, silenceMs),
        ),
    });

    app.route<UploadRequest<{ requestId: PaperRequestId }>>({
      method: 'POST',
      url: '/api/paper-requests/:requestId/documents',
      schema: {
        operationId: 'papers.upload',
        tags: ['papers'],
        summary: 'Add a file to a paper that one’s unit prepares, as its bytes alone',
        consumes: [UPLOAD],
        params: z.object({ requestId: PaperRequestId }),
        querystring: uploadQuery,
        response: { 200: MeetingDocument },
      },
      onRequest: signedInFirst,
      handler: (request) =>
        documents.uploadFor(
          requireActor(request),
          request.params.requestId,
          sent(request, silenceMs),
        ),
    });

    readable(app, '/api/versions/:versionId/pdf', 'inline', reading.openPdf);
    readable(app, '/api/versions/:versionId/original', 'attachment', reading.openOriginal);
  };
}

/** What the request sends as a file; its bytes are read when they are asked for. */
function sent(request: FastifyRequest<{ Querystring: UploadQuery }>, silenceMs: number): Upload {
  // Said beforehand to be too large: no need to wait for the bytes.
  if (Number(request.headers['content-length']) > MAX_UPLOAD_BYTES)
    throw refuse('TOO_LARGE', 'file');
  return { ...request.query, content: bytesOf(request, { silenceMs }) };
}

function readable(
  app: FastifyInstance,
  url: `/api/${string}`,
  disposition: 'inline' | 'attachment',
  open: (actor: Actor, versionId: VersionId) => Promise<OpenFile>,
): void {
  app.route({
    method: ['GET', 'HEAD'],
    url,
    schema: {
      tags: ['documents'],
      summary: `A document’s ${url.endsWith('pdf') ? 'PDF' : 'original file'}; byte ranges are answered`,
      params: versionParams,
    },
    onRequest: signedInFirst,
    handler: async (request, reply) => {
      const { versionId } = versionParams.parse(request.params);
      const file = await open(requireActor(request), versionId);
      return sendFile(request, reply, file, contentDisposition(disposition, file.fileName));
    },
  });
}
