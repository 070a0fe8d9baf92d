import { observer, type types } from 'mediasoup';
import type { MediaEngine } from '#media/media-engine.ts';
import { createMediasoupEngine } from '#media/mediasoup/mediasoup-engine.ts';
import { workerPath } from '#media/worker/worker-path.ts';

/** The product's engine on one worker, without the rest of the server. */
export type ProductSfu = {
  readonly pid: number;
  /** The UDP port that all its transports share. */
  readonly port: number;
  readonly engine: MediaEngine;
};

/** Starts it on loopback; `mostVoices` as the engine has it, absent: the product's own rule. */
export async function startProductSfu(mostVoices?: number): Promise<ProductSfu> {
  const noted = Promise.withResolvers<{ pid: number; port: number }>();
  const onWorker = (worker: types.Worker) =>
    worker.observer.once('newwebrtcserver', (server) => {
      server.dump().then(({ udpSockets }) => {
        noted.resolve({ pid: worker.pid, port: udpSockets[0]?.port ?? 0 });
      }, noted.reject);
    });
  observer.once('newworker', onWorker);
  const engine = createMediasoupEngine({
    workers: 1,
    workerBin: workerPath(),
    listen: [{ ip: '127.0.0.1' }],
    ...(mostVoices === undefined ? {} : { mostVoices }),
    log: { info: () => {}, warn: console.warn, error: console.error },
  });
  await engine.ready;
  return { ...(await noted.promise), engine };
}
