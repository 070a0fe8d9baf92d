import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { ExportFormat } from '#contract/http/comments.ts';
import { DocumentId, MeetingId } from '#contract/ids.ts';
import type { GatheredCommentsService } from '#server/services/gathered-comments-service.ts';
import { answerDownload } from './answer-download.ts';
import { requireActor } from './request-actor.ts';

const MEDIA_TYPE: Record<ExportFormat, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

const exportParams = z.object({ meetingId: MeetingId, format: ExportFormat });
const exportQuery = z.object({ documentId: DocumentId.optional() });

/** Registers the route of the gathered comments as a file. Rights are asked at every request. */
export function commentExport({ gathered }: { gathered: GatheredCommentsService }) {
  return async (app: FastifyInstance): Promise<void> => {
    app.route({
      method: 'GET',
      url: '/api/meetings/:meetingId/comments/:format',
      schema: {
        operationId: 'comments.export',
        tags: ['comments'],
        summary: 'The gathered comments as DOCX or XLSX',
        params: exportParams,
        querystring: exportQuery,
      },
      // Asked before the address is looked at: who is not signed in learns nothing of how they are refused.
      onRequest: async (request) => void requireActor(request),
      handler: async (request, reply) => {
        const { meetingId, format } = exportParams.parse(request.params);
        const { documentId } = exportQuery.parse(request.query);
        const file = await gathered.export(requireActor(request), meetingId, format, documentId);
        return answerDownload(reply, MEDIA_TYPE[format], file);
      },
    });
  };
}
