import { ApiError } from '#client/api/api-error.ts';
import type { CommentAnchor } from '#contract/http/comments.ts';
import type { CommentId, CommentThreadId, DocumentId, UserId, VersionId } from '#contract/ids.ts';

/** A comment that the server has not confirmed yet. Its ids were chosen here, so that sending it again is harmless. */
export type UnsentComment = {
  versionId: VersionId;
  documentId: DocumentId;
  threadId: CommentThreadId;
  commentId: CommentId;
  text: string;
  /** What the new thread is about; null: an answer in a thread that is there. */
  begins: { page: number; anchor: CommentAnchor } | null;
  /** Why the server refused it for good; it stays until its author takes it back. */
  refusal: ApiError['body'] | null;
};

/** Where unsent comments outlive a reload; `localStorage`, or nothing where that is shut. */
export type CommentShelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const RETRY_MS = [1000, 2000, 5000, 10_000, 30_000];

/**
 * One person's unsent comments, of all documents: kept on the device while the line is down, sent in their order when it is
 * back. A refused one waits for its author and lets the others pass.
 */
export class CommentOutbox {
  readonly #key: string;
  readonly #shelf: CommentShelf | null;
  readonly #deliver: (comment: UnsentComment) => Promise<unknown>;
  readonly #listeners = new Set<() => void>();
  readonly #onSent: () => Promise<void>;
  #unsent: readonly UnsentComment[];
  #failures = 0;
  #sending = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #closed = false;

  constructor(options: {
    ownerId: UserId;
    shelf: CommentShelf | null;
    deliver: (comment: UnsentComment) => Promise<unknown>;
    /** Reads what the server has after each comment that it took, before the comment leaves the list of unsent ones. */
    onSent: () => Promise<void>;
  }) {
    this.#key = `nghi-su.unsent-comments.${options.ownerId}`;
    this.#shelf = options.shelf;
    this.#deliver = options.deliver;
    this.#onSent = options.onSent;
    this.#unsent = this.#kept();
  }

  /** What is not on the server yet; the same object until something changes. */
  readonly unsent = (): readonly UnsentComment[] => this.#unsent;

  /** Subscribes to `unsent`; returns the way out. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Keeps a comment and sends it as soon as possible. */
  add(comment: UnsentComment): void {
    this.#set([...this.#unsent, comment]);
    this.flush();
  }

  /** Takes an unsent comment back. */
  drop(commentId: CommentId): void {
    this.#set(this.#unsent.filter((one) => one.commentId !== commentId));
  }

  /** Sends now, for instance when the line is back. */
  flush(): void {
    clearTimeout(this.#timer);
    if (!this.#sending && !this.#closed) void this.#send();
  }

  /** Stops sending: what is unsent stays on the device, and never goes out under somebody else's name. */
  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  async #send(): Promise<void> {
    this.#sending = true;
    try {
      for (;;) {
        const next = this.#unsent.find(({ refusal }) => refusal === null);
        if (!next || this.#closed) return;
        const refusal = await this.#attempt(next);
        if (refusal === 'unreachable') return this.#later();
        this.#failures = 0;
        if (refusal) {
          const refused = { ...next, refusal };
          this.#set(this.#unsent.map((one) => (one === next ? refused : one)));
          continue;
        }
        await this.#onSent().catch(() => undefined);
        this.drop(next.commentId);
      }
    } finally {
      this.#sending = false;
    }
  }

  async #attempt(comment: UnsentComment): Promise<ApiError['body'] | 'unreachable' | null> {
    try {
      await this.#deliver(comment);
      return null;
    } catch (error) {
      return error instanceof ApiError && isFinal(error) ? error.body : 'unreachable';
    }
  }

  #later(): void {
    if (this.#closed) return;
    const wait = RETRY_MS[Math.min(this.#failures, RETRY_MS.length - 1)] ?? 30_000;
    this.#failures += 1;
    this.#timer = setTimeout(() => this.flush(), wait);
  }

  #set(unsent: readonly UnsentComment[]): void {
    this.#unsent = unsent;
    if (unsent.length === 0) this.#shelf?.removeItem(this.#key);
    else this.#shelf?.setItem(this.#key, JSON.stringify(unsent));
    for (const listener of this.#listeners) listener();
  }

  #kept(): readonly UnsentComment[] {
    try {
      const kept: unknown = JSON.parse(this.#shelf?.getItem(this.#key) ?? '[]');
      return Array.isArray(kept) ? kept.filter(isUnsent) : [];
    } catch {
      return [];
    }
  }
}

/** A lost line, a busy server and an ended session are tried again. */
function isFinal({ code }: ApiError): boolean {
  return !['UNAVAILABLE', 'INTERNAL', 'TOO_MANY', 'NOT_SIGNED_IN'].includes(code);
}

function isUnsent(value: unknown): value is UnsentComment {
  const keys = ['versionId', 'documentId', 'threadId', 'commentId', 'text', 'begins', 'refusal'];
  return typeof value === 'object' && value !== null && keys.every((key) => key in value);
}
