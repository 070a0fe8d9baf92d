import { createServer } from 'node:http';
import { join } from 'node:path';
import { createWorker, type types } from 'mediasoup';
import { Server } from 'socket.io';
import { build } from 'vite';
import { workerPath } from '#media/worker/worker-path.ts';

/** A page and a server that do nothing but join: one router, one camera, transports on loopback. */
export async function startBareJoin(): Promise<{ url: string; close(): void }> {
  const script = await bundle();
  const worker = await createWorker({ workerBin: workerPath(), logLevel: 'error' });
  const router = await worker.createRouter({
    mediaCodecs: [
      { kind: 'audio', mimeType: 'audio/opus', clockRate: 48_000, channels: 2 },
      { kind: 'video', mimeType: 'video/VP8', clockRate: 90_000 },
    ],
  });
  const transports = new Map<string, types.WebRtcTransport>();
  const consumers = new Map<string, types.Consumer>();
  let camera: types.Producer | null = null;

  const http = createServer((request, answer) => {
    const isScript = request.url?.startsWith('/page.js') ?? false;
    answer.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    answer.end(
      isScript ? script : '<!doctype html><body><script type="module" src="/page.js"></script>',
    );
  });
  const io = new Server(http, { serveClient: false, transports: ['websocket'] });
  const transport = async () => {
    const made = await router.createWebRtcTransport({
      listenInfos: [{ protocol: 'udp', ip: '127.0.0.1' }],
      initialAvailableOutgoingBitrate: 1_000_000,
    });
    transports.set(made.id, made);
    const { id, iceParameters, iceCandidates, dtlsParameters } = made;
    return { id, iceParameters, iceCandidates, dtlsParameters };
  };
  io.on('connection', (socket) => {
    socket.on('join', async (_: unknown, answer: (room: object) => void) => {
      const [send, receive] = await Promise.all([transport(), transport()]);
      answer({ capabilities: router.rtpCapabilities, send, receive });
    });
    socket.on(
      'dtls',
      async (input: { id: string; dtlsParameters: types.DtlsParameters }, answer: () => void) => {
        await transports.get(input.id)?.connect({ dtlsParameters: input.dtlsParameters });
        answer();
      },
    );
    socket.on(
      'produce',
      async (input: types.ProducerOptions & { id: string }, answer: (id?: string) => void) => {
        const producer = await transports
          .get(input.id)
          ?.produce({ kind: input.kind, rtpParameters: input.rtpParameters });
        if (producer?.kind === 'video') camera ??= producer;
        answer(producer?.id);
      },
    );
    socket.on(
      'consume',
      async (
        input: { id: string; rtpCapabilities: types.RtpCapabilities },
        answer: (offer?: object) => void,
      ) => {
        if (!camera) return answer();
        const { rtpCapabilities } = input;
        const consumer = await transports
          .get(input.id)
          ?.consume({ producerId: camera.id, rtpCapabilities, paused: true });
        if (!consumer) return answer();
        consumers.set(consumer.id, consumer);
        const { id, producerId, kind, rtpParameters } = consumer;
        answer({ id, producerId, kind, rtpParameters });
      },
    );
    socket.on('resume', async ({ id }: { id: string }, answer: () => void) => {
      await consumers.get(id)?.resume();
      answer();
    });
  });
  await new Promise<void>((done) => http.listen(0, '127.0.0.1', done));
  const address = http.address();
  return {
    url: `http://localhost:${typeof address === 'object' && address ? address.port : 0}`,
    close() {
      void io.close();
      worker.close();
    },
  };
}

async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      lib: {
        entry: join(import.meta.dirname, 'bare-join-page.ts'),
        formats: ['es'],
        fileName: 'page',
      },
    },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (!output || !('output' in output)) throw new Error('The bare page could not be built.');
  return output.output[0].code;
}
