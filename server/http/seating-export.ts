import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { MeetingId, SiteId } from '#contract/ids.ts';
import type { SeatingSheetService } from '#server/services/seating-sheet-service.ts';
import { answerDownload } from './answer-download.ts';
import { requireActor } from './request-actor.ts';

const params = z.object({ meetingId: MeetingId, siteId: SiteId });

/** Registers the route of a room's seat map as a file. Rights are asked at every request. */
export function seatingExport({ sheets }: { sheets: SeatingSheetService }) {
  return async (app: FastifyInstance): Promise<void> => {
    app.route({
      method: 'GET',
      url: '/api/meetings/:meetingId/seating/:siteId/pdf',
      schema: {
        operationId: 'seating.export',
        tags: ['seating'],
        summary: 'The seat map of a room as PDF, to be printed',
        params,
      },
      // Asked before the address is looked at: who is not signed in learns nothing of how they are refused.
      onRequest: async (request) => void requireActor(request),
      handler: async (request, reply) => {
        const { meetingId, siteId } = params.parse(request.params);
        const file = await sheets.export(requireActor(request), meetingId, siteId);
        return answerDownload(reply, 'application/pdf', file);
      },
    });
  };
}
