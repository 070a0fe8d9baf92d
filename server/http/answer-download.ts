import type { FastifyReply } from 'fastify';
import { contentDisposition } from './content-disposition.ts';

/** Answers with a file that was made for this one reader: to be kept by name, and by no cache. */
export function answerDownload(
  reply: FastifyReply,
  mediaType: string,
  file: { fileName: string; bytes: Buffer },
): FastifyReply {
  return reply
    .headers({
      'cache-control': 'private, no-store',
      'content-disposition': contentDisposition('attachment', file.fileName),
      'x-content-type-options': 'nosniff',
    })
    .type(mediaType)
    .send(file.bytes);
}
