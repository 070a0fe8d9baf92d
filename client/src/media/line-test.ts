import { Device } from 'mediasoup-client';
import type {
  Consumer,
  DtlsParameters,
  RtpCapabilities,
  RtpParameters,
  Transport,
  TransportOptions,
} from 'mediasoup-client/types';
import { type LineMeasurement, type LineSample, measured, readSample } from './line-samples.ts';
import { lineWay } from './line-way.ts';
import { noisePicture } from './noise-picture.ts';

type Opaque = Record<string, unknown>;

/** What the test asks of the server, as the routes `lineTests.*`. */
export interface LineTestServer {
  start(): Promise<{
    testId: string;
    routerRtpCapabilities: Opaque;
    send: Opaque;
    receive: Opaque;
  }>;
  connect(testId: string, transportId: string, dtlsParameters: Opaque): Promise<unknown>;
  send(testId: string, rtpParameters: Opaque): Promise<{ producerId: string }>;
  receive(
    testId: string,
    rtpCapabilities: Opaque,
  ): Promise<{ consumerId: string; producerId: string; rtpParameters: Opaque }>;
  end(testId: string): Promise<unknown>;
}

/** How long the line is given to come about (UDP, then TCP, then the relay), in milliseconds. */
const CONNECT_MS = 9_000;
/** How long it is measured, in milliseconds, and at which steps. */
const MEASURE_MS = 5_000;
const STEP_MS = 500;
/** The most that is sent, in bit/s: with the time above about 750 kB each way. */
const MOST_BPS = 1_200_000;

/**
 * Measures the line: sends a picture of noise to the SFU and receives it back. Null when no connection came about within some
 * seconds. `progress` is called with 0…1. Throws what the server refuses with. It is a chunk of its own: import it dynamically.
 */
export async function testLine(
  server: LineTestServer,
  progress: (share: number) => void = () => {},
): Promise<LineMeasurement | null> {
  const started = await server.start();
  const { testId } = started;
  const device = new Device();
  await device.load({ routerRtpCapabilities: started.routerRtpCapabilities as RtpCapabilities });
  const sending = device.createSendTransport(started.send as unknown as TransportOptions);
  const receiving = device.createRecvTransport(started.receive as unknown as TransportOptions);
  const picture = noisePicture();
  try {
    for (const transport of [sending, receiving])
      transport.on('connect', ({ dtlsParameters }, done, fail) => {
        server.connect(testId, transport.id, asOpaque(dtlsParameters)).then(() => done(), fail);
      });
    sending.on('produce', ({ rtpParameters }, answer, fail) => {
      server
        .send(testId, { ...rtpParameters })
        .then(({ producerId }) => answer({ id: producerId }), fail);
    });
    progress(0.05);
    const sendingConnected = connected(sending);
    await sending.produce({
      track: picture.track,
      encodings: [{ maxBitrate: MOST_BPS }],
      stopTracks: false,
    });
    const offer = await server.receive(testId, { ...device.recvRtpCapabilities });
    const receivingConnected = connected(receiving);
    const consumer = await receiving.consume({
      id: offer.consumerId,
      producerId: offer.producerId,
      kind: 'video',
      rtpParameters: offer.rtpParameters as unknown as RtpParameters,
    });
    if (!(await sendingConnected) || !(await receivingConnected)) return null;
    return await measure(sending, consumer, progress);
  } finally {
    picture.stop();
    sending.close();
    receiving.close();
    // It ends by itself a few seconds later where this is lost.
    await server.end(testId).catch(() => undefined);
  }
}

async function measure(
  sending: Transport,
  consumer: Consumer,
  progress: (share: number) => void,
): Promise<LineMeasurement | null> {
  const samples: LineSample[] = [];
  const beganAt = performance.now();
  let report = await sending.getStats();
  for (let passedMs = 0; passedMs < MEASURE_MS; passedMs = performance.now() - beganAt) {
    await new Promise((done) => setTimeout(done, STEP_MS));
    report = await sending.getStats();
    samples.push(readSample(performance.now(), report, await consumer.getStats()));
    progress(0.2 + (0.8 * passedMs) / MEASURE_MS);
  }
  return measured(samples, lineWay(report));
}

/** Whether the transport is connected within the time that it is given. */
function connected(transport: Transport): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => resolve(false), CONNECT_MS);
  transport.on('connectionstatechange', (state) => {
    if (state === 'connected') resolve(true);
    if (state === 'failed' || state === 'closed') resolve(false);
  });
  return promise.finally(() => clearTimeout(timer));
}

function asOpaque(dtlsParameters: DtlsParameters): Opaque {
  return { ...dtlsParameters };
}
