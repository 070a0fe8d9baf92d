import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { refuse } from '#contract/errors.ts';
import { AnyDocument } from '#contract/http/documents.ts';
import {
  AgendaItemId,
  DocumentId,
  LibraryFolderId,
  PaperRequestId,
  UploadId,
} from '#contract/ids.ts';
import type { StoredUpload, UploadTarget } from '#server/services/ports/upload-store.ts';
import { UPLOAD_KEPT_MS, type UploadService } from '#server/services/upload-service.ts';
import { requireActor } from './request-actor.ts';
import { bytesOf, signedInFirst } from './request-bytes.ts';

/** What resumable uploads need. */
export type ResumableUploadsParts = {
  uploads: UploadService;
  /** How long a sender may be silent before its connection is ended. */
  silenceMs?: number;
};

const TUS = '1.0.0';
const BYTES = 'application/offset+octet-stream';
const count = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number);
const spoken = z.object({ 'tus-resumable': z.literal(TUS) });
const announced = spoken.extend({
  'upload-length': count,
  'upload-metadata': z.string().max(8000),
});
const continued = spoken.extend({ 'upload-offset': count });
const facts = z.object({
  filename: z.string().min(1).max(1000),
  lateReason: z.string().trim().max(1000).optional(),
});
const uploadParams = z.object({ uploadId: UploadId });

/** Where a file can be sent, each with the parameter that is its `UploadTarget`. */
const TARGETS = [
  {
    url: '/api/agenda-items/:itemId/uploads',
    summary: 'Begin to send a file to an agenda item (tus)',
    params: { itemId: AgendaItemId },
  },
  {
    url: '/api/library/folders/:folderId/uploads',
    summary: 'Begin to send a file to a folder of the library (tus)',
    params: { folderId: LibraryFolderId },
  },
  {
    url: '/api/paper-requests/:requestId/uploads',
    summary: 'Begin to send a file for a paper that one’s unit prepares (tus)',
    params: { requestId: PaperRequestId },
  },
  {
    url: '/api/documents/:documentId/uploads',
    summary: 'Begin to send a file in a document’s place (tus)',
    params: { documentId: DocumentId },
  },
] as const;

/**
 * Registers uploads that go on after a lost line, by the tus protocol 1.0.0 (tus.io: core, creation, expiration, termination).
 * The last byte does not make a document yet: POST `…/finish` does, so that its answer can be asked for again.
 */
export function resumableUploads({ uploads, silenceMs = 60_000 }: ResumableUploadsParts) {
  return async (app: FastifyInstance): Promise<void> => {
    app.addContentTypeParser(BYTES, (_request, payload, done) => done(null, payload));
    app.addHook('onSend', async (_request, reply) => void reply.header('tus-resumable', TUS));

    for (const { url, summary, params } of TARGETS)
      app.route<{ Params: UploadTarget }>({
        method: 'POST',
        url,
        schema: described(summary, params),
        onRequest: signedInFirst,
        handler: async (request, reply) => {
          const actor = requireActor(request);
          await uploads.authorise(actor, request.params);
          const { 'upload-length': sizeBytes, 'upload-metadata': metadata } = headersOf(
            request,
            announced,
          );
          const announcedFile = { ...factsIn(metadata), sizeBytes };
          const upload = await uploads.begin(actor, request.params, announcedFile);
          return tell(reply, upload)
            .code(201)
            .header('location', `/api/uploads/${upload.uploadId}`)
            .send();
        },
      });

    app.route<{ Params: { uploadId: UploadId } }>({
      method: 'HEAD',
      url: '/api/uploads/:uploadId',
      schema: described('How far an upload is (tus)', uploadParams.shape),
      onRequest: signedInFirst,
      handler: async (request, reply) => {
        headersOf(request, spoken);
        const upload = await uploads.status(requireActor(request), request.params.uploadId);
        return tell(reply, upload).header('upload-length', upload.sizeBytes).send();
      },
    });

    app.route<{ Params: { uploadId: UploadId } }>({
      method: 'PATCH',
      url: '/api/uploads/:uploadId',
      schema: described('Send bytes from an offset on (tus)', uploadParams.shape),
      onRequest: signedInFirst,
      handler: async (request, reply) => {
        const { 'upload-offset': offset } = headersOf(request, continued);
        const upload = await uploads.append(
          requireActor(request),
          request.params.uploadId,
          offset,
          (signal) => bytesOf(request, { silenceMs, signal }),
        );
        return tell(reply, upload).code(204).send();
      },
    });

    app.route<{ Params: { uploadId: UploadId } }>({
      method: 'DELETE',
      url: '/api/uploads/:uploadId',
      schema: described('Give an upload up (tus)', uploadParams.shape),
      onRequest: signedInFirst,
      handler: async (request, reply) => {
        headersOf(request, spoken);
        await uploads.abandon(requireActor(request), request.params.uploadId);
        return reply.code(204).send();
      },
    });

    app.route<{ Params: { uploadId: UploadId } }>({
      method: 'POST',
      url: '/api/uploads/:uploadId/finish',
      schema: {
        ...described('Make a document of an upload that is whole', uploadParams.shape),
        operationId: 'uploads.finish',
        response: { 200: AnyDocument },
      },
      onRequest: signedInFirst,
      handler: (request) => uploads.finish(requireActor(request), request.params.uploadId),
    });
  };
}

function described(summary: string, params: z.ZodRawShape) {
  return { tags: ['documents'], summary, params: z.object(params) };
}

/** The headers of a request, as the protocol has them; BAD_INPUT `protocol` when they are not. */
function headersOf<T>(request: FastifyRequest, schema: z.ZodType<T>): T {
  const { data } = schema.safeParse(request.headers);
  if (data === undefined) throw refuse('BAD_INPUT', 'protocol');
  return data;
}

/** What the metadata say of the file: pairs of a key and a value in base64, between commas. */
function factsIn(metadata: string): { fileName: string; lateReason: string | undefined } {
  const pairs = metadata
    .split(',')
    .map((pair) => pair.trim().split(' '))
    .map(([key, value]) => [key, Buffer.from(value ?? '', 'base64').toString('utf8')]);
  const { data } = facts.safeParse(Object.fromEntries(pairs));
  if (data === undefined) throw refuse('BAD_INPUT', 'protocol');
  return { fileName: data.filename, lateReason: data.lateReason };
}

function tell(reply: FastifyReply, { receivedBytes, startedAt }: StoredUpload): FastifyReply {
  return reply.headers({
    'cache-control': 'no-store',
    'upload-offset': receivedBytes,
    'upload-expires': new Date(startedAt.getTime() + UPLOAD_KEPT_MS).toUTCString(),
  });
}
