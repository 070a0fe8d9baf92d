import { z } from 'zod';
import { defineRoutes } from './route.ts';

/** mediasoup's own structures cross the wire as they are: the engine checks them. */
const Opaque = z.record(z.string(), z.unknown());

/** ICE, DTLS and id of a transport, as mediasoup-client takes them; with the relay, where there is one. */
const LineTransport = z.object({
  id: z.string(),
  iceParameters: Opaque,
  iceCandidates: z.array(Opaque),
  dtlsParameters: Opaque,
  iceServers: z
    .array(z.object({ urls: z.array(z.string()), username: z.string(), credential: z.string() }))
    .optional(),
});

const testParams = z.object({ testId: z.uuid() });

/** Routes of the line test: what a device sends to the SFU comes back to it, for a few seconds. */
export const lineTestRoutes = defineRoutes({
  'lineTests.start': {
    method: 'POST',
    path: '/api/line-tests',
    action: 'account.use',
    summary:
      'Open both ways to the SFU for a test of some seconds; an earlier test of the account ends',
    answer: z.object({
      testId: z.uuid(),
      routerRtpCapabilities: Opaque,
      send: LineTransport,
      receive: LineTransport,
    }),
  },
  'lineTests.connect': {
    method: 'POST',
    path: '/api/line-tests/:testId/connection',
    action: 'account.use',
    summary: 'Connect one of the two ways',
    params: testParams,
    body: z.object({ transportId: z.string().max(100), dtlsParameters: Opaque }),
    answer: z.object({}),
  },
  'lineTests.send': {
    method: 'POST',
    path: '/api/line-tests/:testId/sending',
    action: 'account.use',
    summary: 'Send a made-up picture',
    params: testParams,
    body: z.object({ rtpParameters: Opaque }),
    answer: z.object({ producerId: z.string() }),
  },
  'lineTests.receive': {
    method: 'POST',
    path: '/api/line-tests/:testId/receiving',
    action: 'account.use',
    summary: 'Receive what one sends oneself',
    params: testParams,
    body: z.object({ rtpCapabilities: Opaque }),
    answer: z.object({
      consumerId: z.string(),
      producerId: z.string(),
      rtpParameters: Opaque,
    }),
  },
  'lineTests.end': {
    method: 'DELETE',
    path: '/api/line-tests/:testId',
    action: 'account.use',
    summary: 'End the test before its time is over',
    params: testParams,
    answer: z.object({}),
  },
});
