import { observer } from 'mediasoup';
import type { MediaEngine } from '#media/media-engine.ts';
import { createMediasoupEngine } from '#media/mediasoup/mediasoup-engine.ts';
import { workerPath } from '#media/worker/worker-path.ts';

/** The product's engine on one worker, without the rest of the server. */
export type ProductSfu = { readonly pid: number; readonly engine: MediaEngine };

/** Starts it on loopback; `mostVoices` as the engine has it, absent: the product's own rule. */
export async function startProductSfu(mostVoices?: number): Promise<ProductSfu> {
  let pid = 0;
  const noted = ({ pid: started }: { pid: number }) => {
    pid = started;
  };
  observer.on('newworker', noted);
  const engine = createMediasoupEngine({
    workers: 1,
    workerBin: workerPath(),
    listen: [{ ip: '127.0.0.1' }],
    ...(mostVoices === undefined ? {} : { mostVoices }),
    log: { info: () => {}, warn: console.warn, error: console.error },
  });
  await engine.ready;
  observer.off('newworker', noted);
  return { pid, engine };
}
