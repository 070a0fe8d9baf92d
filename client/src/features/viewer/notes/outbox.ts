import type { AnnotationId, UserId, VersionId } from '#contract/ids.ts';
import type { AnnotationContent } from './annotation-body.ts';

/** A change of a private annotation that the server has not confirmed yet; the newest one per annotation counts. */
export type PendingChange = {
  ownerId: UserId;
  versionId: VersionId;
  annotationId: AnnotationId;
  /** null: the annotation is erased. */
  content: AnnotationContent | null;
  /** Tells this change from a later one of the same annotation. */
  stamp: string;
};

/** Where unsent changes outlive a reload. */
export type OutboxShelf = {
  all(ownerId: UserId, versionId: VersionId): Promise<PendingChange[]>;
  put(change: PendingChange): Promise<void>;
  /** Takes a change off the shelf unless a newer one has taken its place. */
  settle(change: PendingChange): Promise<void>;
};

/** How a delivery ended: `refused` is final, `unreachable` is tried again, `locked` waits until the notes key is at hand. */
export type Delivery = 'done' | 'refused' | 'unreachable' | 'locked';

const RETRY_MS = [1000, 2000, 5000, 10_000, 30_000];

/** Sends the changes of one document, one after another, until the server has them all; nothing is lost in between. */
export class Outbox {
  readonly #shelf: OutboxShelf;
  readonly #deliver: (change: PendingChange) => Promise<Delivery>;
  readonly #onChange: () => void;
  readonly #waiting = new Map<AnnotationId, PendingChange>();
  #failures = 0;
  #isLocked = false;
  #refused = 0;
  #sending = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #closed = false;

  constructor(options: {
    shelf: OutboxShelf;
    deliver: (change: PendingChange) => Promise<Delivery>;
    onChange: () => void;
  }) {
    this.#shelf = options.shelf;
    this.#deliver = options.deliver;
    this.#onChange = options.onChange;
  }

  /** Takes up what an earlier visit left unsent. */
  async resume(ownerId: UserId, versionId: VersionId): Promise<PendingChange[]> {
    const left = await this.#shelf.all(ownerId, versionId);
    for (const change of left)
      if (!this.#waiting.has(change.annotationId)) this.#waiting.set(change.annotationId, change);
    this.flush();
    return left;
  }

  /** Keeps a change and sends it as soon as possible. */
  add(change: PendingChange): void {
    this.#waiting.set(change.annotationId, change);
    void this.#shelf.put(change).catch(() => undefined);
    this.#onChange();
    this.flush();
  }

  /** The changes that the server does not have yet. */
  get pending(): PendingChange[] {
    return [...this.#waiting.values()];
  }

  /** How many changes the server refused for good. */
  get refused(): number {
    return this.#refused;
  }

  /** Whether the last attempt found no server. */
  get isCutOff(): boolean {
    return this.#failures > 0;
  }

  /** Whether the last attempt had to wait for the notes key. */
  get isLocked(): boolean {
    return this.#isLocked;
  }

  /** Sends now, for instance when the line is back. */
  flush(): void {
    clearTimeout(this.#timer);
    if (!this.#sending && !this.#closed) void this.#send();
  }

  /** Stops sending; what is unsent stays on the shelf. */
  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  async #send(): Promise<void> {
    this.#sending = true;
    try {
      for (let change = this.#next(); change && !this.#closed; change = this.#next()) {
        const delivery = await this.#deliver(change).catch((): Delivery => 'unreachable');
        this.#isLocked = delivery === 'locked';
        if (delivery === 'locked') return;
        if (delivery === 'unreachable') {
          this.#failures += 1;
          this.#later();
          return;
        }
        this.#failures = 0;
        if (delivery === 'refused') this.#refused += 1;
        if (this.#waiting.get(change.annotationId) === change) {
          this.#waiting.delete(change.annotationId);
          await this.#shelf.settle(change).catch(() => undefined);
        }
        this.#onChange();
      }
    } finally {
      this.#sending = false;
      this.#onChange();
    }
  }

  #next(): PendingChange | undefined {
    return this.#waiting.values().next().value;
  }

  #later(): void {
    if (this.#closed) return;
    const wait = RETRY_MS[Math.min(this.#failures, RETRY_MS.length) - 1] ?? 30_000;
    this.#timer = setTimeout(() => this.flush(), wait);
  }
}
