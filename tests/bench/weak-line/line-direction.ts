/** What one direction of a line is like. `loss` is the share of packets, 0 to 1, that are lost on the way at random. */
export type DirectionSettings = {
  kbps: number;
  delayMs: number;
  jitterMs: number;
  loss: number;
};

/** How long the queue before a thin line is, as a home router's: half a second, and room for four full packets at the least. */
const QUEUE_MS = 500;
const LEAST_QUEUE_BYTES = 6_000;

/** What a packet carries; `probe` is filling with which the SFU tries out the line, `report` all that serves the connection itself. */
export type Cargo = 'web' | 'sound' | 'picture' | 'probe' | 'report';

type Packet = { cargo: Cargo; bytes: number; atMs: number; arrive: () => void; lost: () => void };

/** What became of the packets of one cargo: those that went through, what they waited in the queue, and those that did not. */
export type CargoCounts = {
  bytes: number;
  packets: number;
  waitedMs: number;
  /** Found the queue full. */
  dropped: number;
  /** Lost on the way at random. */
  lost: number;
};

export type DirectionCounts = Record<Cargo, CargoCounts>;

const nothing = (): CargoCounts => ({ bytes: 0, packets: 0, waitedMs: 0, dropped: 0, lost: 0 });

/** One direction of a thin line: packets of all connections wait in one bounded queue, pass at the line's rate, and arrive in order. */
export class LineDirection {
  settings: DirectionSettings;
  readonly counts: DirectionCounts = {
    web: nothing(),
    sound: nothing(),
    picture: nothing(),
    probe: nothing(),
    report: nothing(),
  };
  readonly #random: () => number;
  readonly #queue: Packet[] = [];
  readonly #onTheWay: { atMs: number; arrive: () => void }[] = [];
  #queuedBytes = 0;
  #freeAtMs = 0;
  #timer: NodeJS.Timeout | null = null;
  #closed = false;

  constructor(settings: DirectionSettings, random: () => number) {
    this.settings = settings;
    this.#random = random;
  }

  /** Sends a packet that takes so many bytes on the wire; exactly one of the two is called, unless the line is closed. */
  send(cargo: Cargo, bytes: number, arrive: () => void, lost: () => void = () => {}): void {
    if (this.#closed) return;
    const room = Math.max(LEAST_QUEUE_BYTES, (this.settings.kbps / 8) * QUEUE_MS);
    if (this.#queuedBytes + bytes > room) {
      this.counts[cargo].dropped += 1;
      lost();
      return;
    }
    this.#queuedBytes += bytes;
    this.#queue.push({ cargo, bytes, atMs: performance.now(), arrive, lost });
    this.#look();
  }

  /** Forgets everything under way. */
  close(): void {
    this.#closed = true;
    if (this.#timer) clearTimeout(this.#timer);
  }

  /** Passes what is due now and sets the clock for what comes next. */
  #look(): void {
    const now = performance.now();
    for (let [head] = this.#queue; head; [head] = this.#queue) {
      if (this.#doneAtMs(head) > now) break;
      this.#freeAtMs = this.#doneAtMs(head);
      this.#queue.shift();
      this.#queuedBytes -= head.bytes;
      this.#pass(head);
    }
    for (let [next] = this.#onTheWay; next && next.atMs <= now; [next] = this.#onTheWay) {
      this.#onTheWay.shift();
      next.arrive();
    }
    // What arrives may have sent more, and set the clock.
    if (this.#timer) clearTimeout(this.#timer);
    const [head] = this.#queue;
    const nextMs = Math.min(
      head ? this.#doneAtMs(head) : Number.POSITIVE_INFINITY,
      this.#onTheWay[0]?.atMs ?? Number.POSITIVE_INFINITY,
    );
    this.#timer = Number.isFinite(nextMs)
      ? setTimeout(() => this.#look(), Math.max(0, nextMs - performance.now()))
      : null;
  }

  #doneAtMs({ bytes, atMs }: Packet): number {
    return Math.max(atMs, this.#freeAtMs) + (bytes * 8) / this.settings.kbps;
  }

  #pass({ cargo, bytes, atMs, arrive, lost }: Packet): void {
    const { delayMs, jitterMs, loss } = this.settings;
    const counts = this.counts[cargo];
    counts.bytes += bytes;
    counts.packets += 1;
    counts.waitedMs += this.#freeAtMs - atMs;
    const isLost = this.#random() < loss;
    if (isLost) counts.lost += 1;
    const due = this.#freeAtMs + delayMs + this.#random() * jitterMs;
    const dueMs = Math.max(due, this.#onTheWay.at(-1)?.atMs ?? 0);
    this.#onTheWay.push({ atMs: dueMs, arrive: isLost ? lost : arrive });
  }
}
