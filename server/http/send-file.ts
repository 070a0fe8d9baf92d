import type { FastifyReply, FastifyRequest } from 'fastify';
import type { OpenFile } from '#server/services/document-reading.ts';
import { isKnown, rangeStillHolds, wantedBytes } from './byte-range.ts';

/**
 * Answers with a file or the part of it that was asked for (RFC 9110, 13 and 14). The browser keeps it and asks anew each time, unless
 * `cacheControl` says otherwise.
 */
export async function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  file: Omit<OpenFile, 'fileName'>,
  disposition: string,
  cacheControl = 'private, no-cache',
): Promise<FastifyReply> {
  const etag = `"${file.etag}"`;
  const { range, 'if-range': ifRange, 'if-none-match': ifNoneMatch } = request.headers;
  // Kept by the browser but asked again each time: a recalled document is refused, whatever lies in a cache.
  reply.headers({
    'cache-control': cacheControl,
    'accept-ranges': 'bytes',
    etag,
    'content-disposition': disposition,
    'x-content-type-options': 'nosniff',
  });
  if (isKnown(ifNoneMatch, etag)) {
    if (request.method === 'GET') await file.noteOpening();
    return reply.code(304).send();
  }
  // A range is defined for GET alone (RFC 9110, 14.2).
  const asked = request.method === 'GET' && rangeStillHolds(ifRange?.toString(), etag);
  const wanted = wantedBytes(asked ? range : undefined, file.sizeBytes);
  if (wanted.kind === 'none')
    return reply.code(416).header('content-range', `bytes */${file.sizeBytes}`).send();
  reply.type(file.mediaType);
  if (request.method === 'HEAD') return reply.header('content-length', file.sizeBytes).send();
  const start = wanted.kind === 'part' ? wanted.range.start : 0;
  const end = wanted.kind === 'part' ? wanted.range.end : file.sizeBytes - 1;
  await file.noteOpening();
  reply.header('content-length', end - start + 1);
  if (wanted.kind === 'part')
    reply.code(206).header('content-range', `bytes ${start}-${end}/${file.sizeBytes}`);
  return reply.send(await file.read({ start, end }));
}
