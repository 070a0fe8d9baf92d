import { setTimeout as sleep } from 'node:timers/promises';

type Shared = { users: number; sinceMs: number; freeAtMs: number };

/** After each such time without a rest the pace doubles: a line that was only thought thin must not keep a page away for minutes. */
const DOUBLES_MS = 10_000;

/** What a pace takes from its surroundings; tests bring their own. Times in milliseconds. */
export type PaceClock = { now: () => number; wait: (ms: number) => Promise<unknown> };

const realClock: PaceClock = { now: () => performance.now(), wait: (ms) => sleep(ms) };

/**
 * Hands out one rate per line among all that is sent over it: whoever asks next waits until what was sent before is through. What takes
 * long comes ever faster; a line that rested begins slowly again.
 */
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
    const now = this.#clock.now();
    const shared = this.#lines.get(line) ?? { users: 0, sinceMs: now, freeAtMs: 0 };
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
    const doublings = Math.floor((startsAtMs - shared.sinceMs) / DOUBLES_MS);
    shared.freeAtMs = startsAtMs + (1000 * bytes) / (this.#bytesPerSecond * 2 ** doublings);
    if (startsAtMs > now) await this.#clock.wait(startsAtMs - now);
  }
}
