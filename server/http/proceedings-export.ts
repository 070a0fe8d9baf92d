import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { MeetingId } from '#contract/ids.ts';
import type { ProceedingsService } from '#server/services/proceedings-service.ts';
import { answerDownload } from './answer-download.ts';
import { requireActor } from './request-actor.ts';

const MEDIA_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const params = z.object({ meetingId: MeetingId });

/** Registers the route of the written proceedings as a file. Rights are asked at every request. */
export function proceedingsExport({ proceedings }: { proceedings: ProceedingsService }) {
  return async (app: FastifyInstance): Promise<void> => {
    app.route({
      method: 'GET',
      url: '/api/meetings/:meetingId/proceedings/docx',
      schema: {
        operationId: 'proceedings.export',
        tags: ['proceedings'],
        summary: 'The written proceedings as DOCX',
        params,
      },
      // Asked before the address is looked at: who is not signed in learns nothing of how they are refused.
      onRequest: async (request) => void requireActor(request),
      handler: async (request, reply) => {
        const { meetingId } = params.parse(request.params);
        const file = await proceedings.export(requireActor(request), meetingId);
        return answerDownload(reply, MEDIA_TYPE, file);
      },
    });
  };
}
