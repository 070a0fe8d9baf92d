import type { SendingFault } from '#client/api/sending.ts';
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

/** Where unsent changes outlive a reload. What is asked about one annotation is done in the order in which it was asked. */
export type OutboxShelf = {
  /** An account's changes that can be opened now, of one version or of all. */
  all(ownerId: UserId, versionId?: VersionId): Promise<PendingChange[]>;
  /** How many changes of an account are here, whether they can be opened now or not. */
  count(ownerId: UserId): Promise<number>;
  /** Whether the change is here still, and no newer one in its place. */
  holds(change: PendingChange): Promise<boolean>;
  put(change: PendingChange): Promise<void>;
  /** Takes a change off the shelf unless a newer one has taken its place. */
  settle(change: PendingChange): Promise<void>;
};

/** How a delivery ended; `locked` waits until the notes key is at hand. */
export type Delivery = 'done' | 'locked' | SendingFault;

const RETRY_MS = [1000, 2000, 5000, 10_000, 30_000];

/**
 * Sends the changes of one document, one after another, until the server has them all; nothing is lost in between. What the server
 * refuses stays: a paper that was recalled may be released again. It waits for `retry`, and lets the others pass.
 */
export class Outbox {
  readonly #shelf: OutboxShelf;
  readonly #deliver: (change: PendingChange) => Promise<Delivery>;
  readonly #onChange: () => void;
  readonly #waiting = new Map<AnnotationId, PendingChange>();
  #refused = new WeakSet<PendingChange>();
  #failures = 0;
  #isLocked = false;
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
    this.retry();
    return left;
  }

  /** Keeps a change and sends it as soon as possible. */
  add(change: PendingChange): void {
    this.#waiting.set(change.annotationId, change);
    void this.#shelf.put(change).catch(() => undefined);
    this.#onChange();
    this.#flush();
  }

  /** How many changes the server does not have yet and was not seen to refuse. */
  get unsent(): number {
    return this.#due.length;
  }

  /** How many changes the server refused when they were last sent. */
  get refused(): number {
    return this.#waiting.size - this.#due.length;
  }

  /** Whether a change of this annotation is not on the server yet. */
  isWaiting(annotationId: AnnotationId): boolean {
    return this.#waiting.has(annotationId);
  }

  /** Whether the last attempt found no server. */
  get isCutOff(): boolean {
    return this.#failures > 0;
  }

  /** Whether the last attempt had to wait for the notes key. */
  get isLocked(): boolean {
    return this.#isLocked;
  }

  /** Sends everything now, what was refused too: by hand, or because the line is back. */
  retry(): void {
    this.#refused = new WeakSet();
    this.#flush();
  }

  /** Stops sending; what is unsent stays on the shelf. */
  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  get #due(): PendingChange[] {
    return [...this.#waiting.values()].filter((change) => !this.#refused.has(change));
  }

  #flush(): void {
    clearTimeout(this.#timer);
    if (!this.#sending && !this.#closed) void this.#send();
  }

  async #send(): Promise<void> {
    this.#sending = true;
    try {
      // What the server breaks on comes again after all others, and later.
      const failed = new Set<PendingChange>();
      const next = () => this.#due.find((change) => !failed.has(change));
      for (let change = next(); change && !this.#closed; change = next()) {
        const delivery = await this.#deliver(change).catch((): Delivery => 'unreachable');
        this.#isLocked = delivery === 'locked';
        if (delivery === 'locked') return;
        if (delivery === 'unreachable') return this.#later();
        if (delivery === 'failed') failed.add(change);
        else await this.#end(change, delivery);
        this.#onChange();
      }
      if (failed.size > 0) this.#later();
    } finally {
      this.#sending = false;
      this.#onChange();
    }
  }

  async #end(change: PendingChange, delivery: 'done' | 'refused'): Promise<void> {
    this.#failures = 0;
    if (delivery === 'refused') {
      this.#refused.add(change);
    } else if (this.#waiting.get(change.annotationId) === change) {
      this.#waiting.delete(change.annotationId);
      await this.#shelf.settle(change).catch(() => undefined);
    }
  }

  #later(): void {
    this.#failures += 1;
    if (this.#closed) return;
    const wait = RETRY_MS[Math.min(this.#failures, RETRY_MS.length) - 1] ?? 30_000;
    this.#timer = setTimeout(() => this.#flush(), wait);
  }
}
