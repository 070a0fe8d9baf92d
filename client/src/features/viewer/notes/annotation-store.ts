import { newId } from '#client/live/new-id.ts';
import type { AnnotationId, UserId, VersionId } from '#contract/ids.ts';
import type { AnnotationContent } from './annotation-body.ts';
import { type Delivery, Outbox, type OutboxShelf, type PendingChange } from './outbox.ts';

/** A private annotation as the viewer draws it. */
export type PrivateAnnotation = AnnotationContent & { annotationId: AnnotationId };

/** The server, as the store needs it. */
export type AnnotationServer = {
  /** `unreadable` counts what no key at hand opens. */
  list(versionId: VersionId): Promise<{ annotations: PrivateAnnotation[]; unreadable: number }>;
  /** Sends a change; asked when its turn has come, `isDue` says whether it is to be sent still. */
  deliver(change: PendingChange, isDue?: () => Promise<boolean>): Promise<Delivery>;
};

const LIST_RETRY_MS = 5000;

/** What the reader sees: the annotations, and whether they are safe on the server. */
export type AnnotationView = {
  annotations: PrivateAnnotation[];
  /**
   * `unread`: the server's list has not come yet, what is drawn now is kept all the same. `locked`: what was written waits on this
   * device until the notes key is at hand. `refused`: all else is sent.
   */
  state: 'unread' | 'saved' | 'sending' | 'unsent' | 'locked' | 'refused';
  unsent: number;
  /** How many changes the server did not take when they were last sent; they stay on this device. */
  refused: number;
  /** How many of the server's annotations can't be read with the keys at hand. */
  unreadable: number;
};

/**
 * One reader's private annotations of one version. Every change shows at once, is kept on the device, and is sent in the
 * background; what is unsent lies over what the server answers.
 */
export class AnnotationStore {
  readonly #ownerId: UserId;
  readonly #versionId: VersionId;
  readonly #server: AnnotationServer;
  readonly #outbox: Outbox;
  readonly #listeners = new Set<() => void>();
  /** What this visit changed lies over what the server listed: the list may be older than a change, never newer. */
  readonly #changes = new Map<AnnotationId, PendingChange['content']>();
  #listed: Map<AnnotationId, PrivateAnnotation> | null = null;
  #unreadable = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #closed = false;
  #view: AnnotationView = {
    annotations: [],
    state: 'unread',
    unsent: 0,
    refused: 0,
    unreadable: 0,
  };

  constructor(options: {
    ownerId: UserId;
    versionId: VersionId;
    server: AnnotationServer;
    shelf: OutboxShelf;
  }) {
    this.#ownerId = options.ownerId;
    this.#versionId = options.versionId;
    this.#server = options.server;
    this.#outbox = new Outbox({
      shelf: options.shelf,
      deliver: (change) => options.server.deliver(change),
      onChange: () => this.#changed(),
    });
  }

  /** Takes up what is unsent and reads the server's list; tries again until it has come. */
  async open(): Promise<void> {
    const left = await this.#outbox.resume(this.#ownerId, this.#versionId).catch(() => []);
    // What was changed meanwhile is newer than what an earlier visit left.
    for (const change of left) if (!this.#changes.has(change.annotationId)) this.#apply(change);
    this.#changed();
    await this.#readList();
  }

  /** Writes or changes an annotation. */
  put(annotation: PrivateAnnotation): void {
    const { annotationId, page, body } = annotation;
    this.#change(annotationId, { page, body });
  }

  /** Erases an annotation. */
  remove(annotationId: AnnotationId): void {
    this.#change(annotationId, null);
  }

  /** Settles when the server has the newest change of an annotation; never when that does not come about during this visit. */
  sent(annotationId: AnnotationId): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (this.#outbox.isWaiting(annotationId)) return;
        leave();
        resolve();
      };
      const leave = this.subscribe(look);
      look();
    });
  }

  /** Sends and reads now, what was refused too: by hand, or because the line is back. */
  retry(): void {
    this.#outbox.retry();
    if (!this.#listed) void this.#readList();
  }

  /** Subscribes to `view`; returns the way out. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The present view; the same object until something changes. */
  readonly view = (): AnnotationView => this.#view;

  /** Stops; what is unsent stays on the device. */
  close(): void {
    this.#closed = true;
    clearTimeout(this.#retry);
    this.#outbox.close();
  }

  #change(annotationId: AnnotationId, content: PendingChange['content']): void {
    const change: PendingChange = {
      ownerId: this.#ownerId,
      versionId: this.#versionId,
      annotationId,
      content,
      stamp: newId(),
    };
    this.#apply(change);
    this.#outbox.add(change);
  }

  #apply({ annotationId, content }: PendingChange): void {
    this.#changes.set(annotationId, content);
  }

  async #readList(): Promise<void> {
    clearTimeout(this.#retry);
    try {
      const { annotations, unreadable } = await this.#server.list(this.#versionId);
      this.#listed = new Map(annotations.map((one) => [one.annotationId, one]));
      this.#unreadable = unreadable;
    } catch {
      if (!this.#closed) this.#retry = setTimeout(() => void this.#readList(), LIST_RETRY_MS);
    }
    if (!this.#closed) this.#changed();
  }

  #changed(): void {
    const merged = new Map(this.#listed);
    for (const [annotationId, content] of this.#changes) {
      if (content) merged.set(annotationId, { annotationId, ...content });
      else merged.delete(annotationId);
    }
    const { unsent, refused } = this.#outbox;
    const [state, unreadable] = [this.#stateWith(unsent), this.#unreadable];
    this.#view = { annotations: [...merged.values()], state, unsent, refused, unreadable };
    for (const listener of this.#listeners) listener();
  }

  #stateWith(unsent: number): AnnotationView['state'] {
    if (unsent > 0 && this.#outbox.isLocked) return 'locked';
    if (unsent > 0) return this.#outbox.isCutOff ? 'unsent' : 'sending';
    if (this.#outbox.refused > 0) return 'refused';
    return this.#listed ? 'saved' : 'unread';
  }
}
