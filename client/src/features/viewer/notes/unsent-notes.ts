import type { UserId } from '#contract/ids.ts';
import type { AnnotationServer } from './annotation-store.ts';
import type { OutboxShelf } from './outbox.ts';

const AGAIN_MS = 60_000;

/**
 * Sends what this device keeps unsent of one account's notes, of whatever version: those written without a line need not be opened
 * again for it.
 */
export class UnsentNotes {
  readonly #shelf: OutboxShelf;
  readonly #serverOf: (ownerId: UserId) => Promise<Pick<AnnotationServer, 'deliver'>>;
  #ownerId: UserId | null = null;
  #sending: Promise<void> | null = null;
  #again: ReturnType<typeof setTimeout> | undefined;

  /** `serverOf` settles when the account's keys have been looked for. */
  constructor(parts: {
    shelf: OutboxShelf;
    serverOf: (ownerId: UserId) => Promise<Pick<AnnotationServer, 'deliver'>>;
  }) {
    this.#shelf = parts.shelf;
    this.#serverOf = parts.serverOf;
  }

  /** Turns to the account that is signed in, and sends; again for the same account: nothing new. */
  begin(ownerId: UserId): void {
    if (this.#ownerId === ownerId) return;
    this.#ownerId = ownerId;
    void this.send();
  }

  /** Stops: nobody is signed in. What is unsent stays. */
  leave(): void {
    clearTimeout(this.#again);
    this.#ownerId = null;
  }

  /** Sends what there is, and says how much could not be sent. Never rejects. */
  async send(): Promise<number> {
    const ownerId = this.#ownerId;
    if (!ownerId) return 0;
    this.#sending ??= this.#walk(ownerId)
      .catch(() => undefined)
      .finally(() => {
        this.#sending = null;
      });
    await this.#sending;
    return this.count();
  }

  /** How many changes of the account are unsent. Never rejects. */
  async count(): Promise<number> {
    return this.#ownerId ? this.#shelf.count(this.#ownerId).catch(() => 0) : 0;
  }

  async #walk(ownerId: UserId): Promise<void> {
    clearTimeout(this.#again);
    if ((await this.#shelf.count(ownerId)) === 0) return;
    const server = await this.#serverOf(ownerId);
    let isToBeTriedAgain = false;
    for (const change of await this.#shelf.all(ownerId)) {
      if (this.#ownerId !== ownerId) return;
      // An open document may have sent it meanwhile, or something newer.
      const delivery = await server.deliver(change, () => this.#shelf.holds(change));
      if (delivery === 'done') await this.#shelf.settle(change);
      else if (delivery !== 'refused') isToBeTriedAgain = true;
      if (delivery === 'unreachable' || delivery === 'locked') break;
    }
    if (isToBeTriedAgain && this.#ownerId === ownerId)
      this.#again = setTimeout(() => void this.send(), AGAIN_MS);
  }
}
