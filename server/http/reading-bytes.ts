import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { MeetingId, VersionId } from '#contract/ids.ts';
import type { OpenFile } from '#server/services/document-reading.ts';
import type { PacketService } from '#server/services/packet-service.ts';
import type { PageService } from '#server/services/page-service.ts';
import { contentDisposition } from './content-disposition.ts';
import { requireActor } from './request-actor.ts';
import { sendFile } from './send-file.ts';

const page = z.coerce.number<number>().int().min(1).max(100_000);
const pageParams = z.object({ versionId: VersionId, page });
const imageQuery = z.object({ width: z.coerce.number<number>().int().min(1).max(10_000) });
const packetParams = z.object({ meetingId: MeetingId });

/** Registers the routes of single pages, their pictures and packets. Rights are asked at every request. */
export function readingBytes({ pages, packets }: { pages: PageService; packets: PacketService }) {
  return async (app: FastifyInstance): Promise<void> => {
    route(app, {
      url: '/api/versions/:versionId/pages/:page',
      summary: 'One page as a PDF of its own; byte ranges are answered',
      params: pageParams,
      disposition: 'inline',
      open: (request) => {
        const { versionId, page } = pageParams.parse(request.params);
        return pages.openPage(requireActor(request), versionId, page);
      },
    });
    route(app, {
      url: '/api/versions/:versionId/pages/:page/image',
      summary: 'The picture of a page (JPEG), in the next of a few widths',
      params: pageParams,
      query: imageQuery,
      disposition: 'inline',
      open: (request) => {
        const { versionId, page } = pageParams.parse(request.params);
        const { width } = imageQuery.parse(request.query);
        return pages.openImage(requireActor(request), versionId, page, width);
      },
    });
    route(app, {
      url: '/api/meetings/:meetingId/packet',
      summary: 'All that one may read of a meeting as one PDF; made when it is not there yet',
      params: packetParams,
      disposition: 'attachment',
      open: (request) =>
        packets.open(requireActor(request), packetParams.parse(request.params).meetingId),
    });
  };
}

function route(
  app: FastifyInstance,
  of: {
    url: `/api/${string}`;
    summary: string;
    params: z.ZodObject;
    query?: z.ZodObject;
    disposition: 'inline' | 'attachment';
    open: (request: FastifyRequest) => Promise<OpenFile>;
  },
): void {
  app.route({
    method: ['GET', 'HEAD'],
    url: of.url,
    schema: {
      tags: ['reading'],
      summary: of.summary,
      params: of.params,
      ...(of.query && { querystring: of.query }),
    },
    // Asked before the address is looked at: who is not signed in learns nothing of how it is refused.
    onRequest: async (request) => void requireActor(request),
    handler: async (request, reply) => {
      const file = await of.open(request);
      return sendFile(request, reply, file, contentDisposition(of.disposition, file.fileName));
    },
  });
}
