import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { MeetingId } from '#contract/ids.ts';
import type { RecordingService } from '#server/services/recording-service.ts';
import { contentDisposition } from './content-disposition.ts';
import { requireActor } from './request-actor.ts';
import { signedInFirst } from './request-bytes.ts';
import { sendFile } from './send-file.ts';

const params = z.object({ meetingId: MeetingId });

/** Asked for anew each time, as the video is. */
const HEADERS = { 'cache-control': 'private, no-cache', 'x-content-type-options': 'nosniff' };

/** Registers the routes of a recording's picture, still and captions. Rights are asked at every request, for each range of bytes. */
export function recordingBytes({ recordings }: { recordings: RecordingService }) {
  return async (app: FastifyInstance): Promise<void> => {
    app.route({
      method: ['GET', 'HEAD'],
      url: '/api/meetings/:meetingId/recording/video',
      schema: {
        tags: ['recordings'],
        summary: 'The recording of a meeting as MP4; byte ranges are answered',
        params,
      },
      onRequest: signedInFirst,
      handler: async (request, reply) => {
        const { meetingId } = params.parse(request.params);
        const file = await recordings.open(requireActor(request), meetingId);
        return sendFile(request, reply, file, contentDisposition('inline', file.fileName));
      },
    });

    app.route({
      method: 'GET',
      url: '/api/meetings/:meetingId/recording/still',
      schema: {
        operationId: 'recordings.still',
        tags: ['recordings'],
        summary: 'The picture that stands for the recording of a meeting before it plays, as JPEG',
        params,
      },
      onRequest: signedInFirst,
      handler: async (request, reply) => {
        const { meetingId } = params.parse(request.params);
        const still = await recordings.still(requireActor(request), meetingId);
        return reply.headers(HEADERS).type('image/jpeg').send(still);
      },
    });

    app.route({
      method: 'GET',
      url: '/api/meetings/:meetingId/recording/captions',
      schema: {
        operationId: 'recordings.captions',
        tags: ['recordings'],
        summary: 'Who speaks when in the recording of a meeting, as WebVTT',
        params,
      },
      onRequest: signedInFirst,
      handler: async (request, reply) => {
        const { meetingId } = params.parse(request.params);
        const captions = await recordings.captions(requireActor(request), meetingId);
        return reply.headers(HEADERS).type('text/vtt; charset=utf-8').send(captions);
      },
    });
  };
}
