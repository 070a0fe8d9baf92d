import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { VersionId } from '#contract/ids.ts';
import type { KeepingService } from '#server/services/keeping-service.ts';
import { contentDisposition } from './content-disposition.ts';
import { requireActor } from './request-actor.ts';
import { signedInFirst } from './request-bytes.ts';
import { sendFile } from './send-file.ts';

const params = z.object({ versionId: VersionId });

/** Registers the route by which a device fetches a PDF to keep it. Rights are asked at every request. */
export function keepingBytes({ keeping }: { keeping: KeepingService }) {
  return async (app: FastifyInstance): Promise<void> => {
    app.route({
      method: ['GET', 'HEAD'],
      url: '/api/versions/:versionId/keeping',
      schema: {
        tags: ['keeping'],
        summary: 'A document’s PDF for reading without a line; byte ranges are answered',
        params,
      },
      onRequest: signedInFirst,
      handler: async (request, reply) => {
        const { versionId } = params.parse(request.params);
        const file = await keeping.openPdf(requireActor(request), versionId);
        // The device seals what it keeps; the browser's own cache would lie there readable.
        return sendFile(
          request,
          reply,
          file,
          contentDisposition('inline', file.fileName),
          'no-store',
        );
      },
    });
  };
}
