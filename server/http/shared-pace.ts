import { setTimeout as sleep } from 'node:timers/promises';

type Shared = { users: number; freeAtMs: number };

/** What a pace takes from its surroundings; tests bring their own. Times in milliseconds. */
export type PaceClock = { now: () => number; wait: (ms: number) => Promise<unknown> };

const realClock: PaceClock = { now: () => performance.now(), wait: (ms) => sleep(ms) };

/** Hands out one rate per line among all that is sent over it: whoever asks next waits until what was sent before is through. */
export class SharedPace {
  readonly #bytesPerSecond: number;
  readonly #clock: PaceClock;
  readonly #lines = new Map<string, Shared>();

  constructor(bytesPerSecond: number, clock: PaceClock = realClock) {
    this.#bytesPerSecond = bytesPerSecond;
    this.#clock = clock;
  }

  /** How many lines are remembered now. */
  get size(): number {
    return this.#lines.size;
  }

  /** Gives bytes on in pieces of `pieceBytes` at most, at the line's pace. A line is forgotten once nothing is sent over it. */
  async *pass(
    line: string,
    bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
    pieceBytes: number,
  ): AsyncGenerator<Uint8Array> {
    const shared = this.#lines.get(line) ?? { users: 0, freeAtMs: 0 };
    this.#lines.set(line, shared);
    shared.users += 1;
    try {
      for await (const chunk of bytes)
        for (let at = 0; at < chunk.length; at += pieceBytes) {
          const piece = chunk.subarray(at, at + pieceBytes);
          await this.#turn(shared, piece.length);
          yield piece;
        }
    } finally {
      shared.users -= 1;
      if (shared.users === 0) this.#lines.delete(line);
    }
  }

  async #turn(shared: Shared, bytes: number): Promise<void> {
    const now = this.#clock.now();
    const startsAtMs = Math.max(now, shared.freeAtMs);
    shared.freeAtMs = startsAtMs + (1000 * bytes) / this.#bytesPerSecond;
    if (startsAtMs > now) await this.#clock.wait(startsAtMs - now);
  }
}
