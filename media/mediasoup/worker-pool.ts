import { MediaError } from '#media/media-error.ts';
import { WorkerSlot, type WorkerStart } from './worker-slot.ts';

/** The workers of this process, one for each core. */
export class WorkerPool {
  readonly #slots: WorkerSlot[];

  constructor(size: number, start: WorkerStart) {
    this.#slots = Array.from({ length: Math.max(1, size) }, () => new WorkerSlot(start));
  }

  /** Settles when every worker runs; rejects with the reason when one does not start. */
  async ready(): Promise<void> {
    await Promise.all(this.#slots.map((slot) => slot.worker));
  }

  /** The place with the fewest rooms, a running one if any. */
  place(): WorkerSlot {
    const [best] = this.#slots.toSorted((a, b) => Number(b.up) - Number(a.up) || a.rooms - b.rooms);
    if (best === undefined) throw new MediaError('unavailable', 'there is no worker');
    return best;
  }

  /** Number of workers that run now, and of those that died. */
  counts(): { workers: number; workerRestarts: number } {
    return {
      workers: this.#slots.filter((slot) => slot.up).length,
      workerRestarts: this.#slots.reduce((sum, slot) => sum + slot.restarts, 0),
    };
  }

  /** Ends all workers; again is harmless. */
  close(): void {
    for (const slot of this.#slots) slot.close();
  }
}
