import { setTimeout as delay } from 'node:timers/promises';
import { createWorker, type types } from 'mediasoup';
import { Listeners } from '#media/listeners.ts';
import { MediaError } from '#media/media-error.ts';
import type { MediaLog } from '#media/media-log.ts';

/** A running worker with the ports that all its transports share. */
export type SfuWorker = { worker: types.Worker; webRtcServer: types.WebRtcServer };

/** How workers are started. `workerBin` is the path of the mediasoup-worker program. */
export type WorkerStart = {
  workerBin: string | undefined;
  listenInfos: types.TransportListenInfo[];
  log: MediaLog;
};

/** A worker that dies sooner than this after its start is not restarted at once. */
const HEALTHY_MS = 2_000;
const LONGEST_PAUSE_MS = 5_000;

/** The place of one worker: when it dies, the next one takes its place, as often as needed. */
export class WorkerSlot {
  readonly #start: WorkerStart;
  readonly #died: Listeners<void>;
  #current: Promise<SfuWorker>;
  #running: SfuWorker | null = null;
  #closed = false;
  #quickDeaths = 0;
  /** Number of workers that died here. */
  restarts = 0;
  /** Number of rooms placed here. */
  rooms = 0;

  constructor(start: WorkerStart) {
    this.#start = start;
    this.#died = new Listeners((err) => start.log.error({ err }, 'media: listener failed'));
    this.#current = this.#spawn();
    this.#current.catch(() => {});
  }

  /** The worker, awaited while it starts; rejects when the first one does not start at all. */
  get worker(): Promise<SfuWorker> {
    return this.#current;
  }

  /** True while a worker runs. */
  get up(): boolean {
    return this.#running !== null;
  }

  /** Calls the listener at each death; `worker` is by then the next one. */
  onDied(listener: () => void): () => void {
    return this.#died.add(listener);
  }

  /** Ends the worker for good; again is harmless. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#died.clear();
    this.#running?.worker.close();
    this.#running = null;
  }

  async #spawn(): Promise<SfuWorker> {
    const { workerBin, listenInfos } = this.#start;
    const startedAt = performance.now();
    const worker = await createWorker({
      logLevel: 'warn',
      ...(workerBin === undefined ? {} : { workerBin }),
    });
    leaveSignals(worker);
    // From here on a death is noticed, even before the worker is in use.
    const death = new Promise<never>((_, reject) => {
      worker.once('died', (error) => {
        reject(error);
        this.#replace(worker, performance.now() - startedAt);
      });
    });
    death.catch(() => {});
    try {
      const webRtcServer = await Promise.race([worker.createWebRtcServer({ listenInfos }), death]);
      if (this.#closed) throw new MediaError('closed', 'the engine was closed');
      this.#running = { worker, webRtcServer };
      return this.#running;
    } catch (error) {
      worker.close();
      throw error;
    }
  }

  #replace(worker: types.Worker, livedMs: number): void {
    if (this.#closed || this.#running?.worker !== worker) return;
    this.#running = null;
    this.restarts += 1;
    this.#quickDeaths = livedMs < HEALTHY_MS ? this.#quickDeaths + 1 : 0;
    this.#start.log.error({ pid: worker.pid, livedMs }, 'media: worker died, the next one starts');
    this.#current = this.#spawnUntilUp();
    this.#current.catch(() => {});
    this.#died.tell();
  }

  async #spawnUntilUp(): Promise<SfuWorker> {
    for (let failures = this.#quickDeaths; ; failures += 1) {
      if (failures > 0) await delay(Math.min(LONGEST_PAUSE_MS, 50 * 2 ** failures));
      if (this.#closed) throw new MediaError('closed', 'the engine was closed');
      try {
        return await this.#spawn();
      } catch (err) {
        this.#start.log.error({ err, failures }, 'media: worker did not start, trying again');
      }
    }
  }
}

/**
 * Whoever runs the engine decides when it ends: by itself mediasoup (3.27) ends each worker as soon as the process is asked to end, and
 * a node that gives its meetings away first would have cut everybody off.
 */
function leaveSignals(worker: types.Worker): void {
  const onSignal: unknown = Reflect.get(worker, 'onSignal');
  if (typeof onSignal !== 'function') return;
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.off(signal, onSignal as NodeJS.SignalsListener);
}
