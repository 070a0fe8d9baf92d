import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { MeetingId } from '#contract/ids.ts';
import type { AttendanceListService } from '#server/services/attendance-list-service.ts';
import { answerDownload } from './answer-download.ts';
import { requireActor } from './request-actor.ts';

const MEDIA_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const params = z.object({ meetingId: MeetingId });

/** Registers the route of the list of attendance as a file. Rights are asked at every request. */
export function attendanceExport({ list }: { list: AttendanceListService }) {
  return async (app: FastifyInstance): Promise<void> => {
    app.route({
      method: 'GET',
      url: '/api/meetings/:meetingId/attendance/xlsx',
      schema: {
        operationId: 'attendance.export',
        tags: ['attendance'],
        summary: 'The list of attendance as XLSX',
        params,
      },
      // Asked before the address is looked at: who is not signed in learns nothing of how they are refused.
      onRequest: async (request) => void requireActor(request),
      handler: async (request, reply) => {
        const { meetingId } = params.parse(request.params);
        const file = await list.export(requireActor(request), meetingId);
        return answerDownload(reply, MEDIA_TYPE, file);
      },
    });
  };
}
