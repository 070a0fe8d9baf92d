import type { UserId } from '#contract/ids.ts';
import { canSeal, decrypt, encrypt } from './aes-gcm.ts';
import type { RecordLock, RecordShelf } from './record-shelf.ts';

/** A record to be written, by its name. */
export type KeptRecord = { name: string; bytes: Uint8Array<ArrayBuffer> };

/**
 * What one account keeps on this device, each record sealed by AES-256-GCM with a nonce of its own and its name as additional data: a
 * record that was moved or changed does not open. Holds nothing where the browser can't encrypt or store.
 */
export class KeptStore {
  readonly #shelf: RecordShelf;
  #held: { ownerId: UserId; lock: RecordLock } | null = null;
  /** Changes of whose store it is come one after another. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(shelf: RecordShelf) {
    this.#shelf = shelf;
  }

  /** The account whose things are here; null: nobody's. */
  get ownerId(): UserId | null {
    return this.#held?.ownerId ?? null;
  }

  /** Turns to an account, whose lock is made when there is none; what others kept here is wiped. */
  begin(ownerId: UserId): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#held?.ownerId === ownerId || !canSeal()) return;
      this.#held = { ownerId, lock: await this.#shelf.lockFor(ownerId) };
    });
  }

  /** Turns to whoever kept things here last, for a page that begins without a line. */
  resume(): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#held || !canSeal()) return;
      const ownerId = await this.#shelf.owner();
      if (ownerId) this.#held = { ownerId, lock: await this.#shelf.lockFor(ownerId) };
    });
  }

  /** A record; null when there is none, or none that the account's lock opens. */
  async read(name: string): Promise<Uint8Array<ArrayBuffer> | null> {
    const held = await this.#holder();
    const sealed = held && (await this.#shelf.read(held.ownerId, name).catch(() => null));
    return sealed && decrypt(held.lock.key, placeOf(held.ownerId, name), sealed);
  }

  /** A record that was written as JSON. */
  async readJson(name: string): Promise<unknown> {
    const bytes = await this.read(name);
    return bytes && JSON.parse(new TextDecoder().decode(bytes));
  }

  /** The names that begin so. */
  async names(prefix: string): Promise<string[]> {
    const held = await this.#holder();
    return held ? this.#shelf.names(held.ownerId, prefix).catch(() => []) : [];
  }

  /**
   * Writes all records or none; false when nothing may be kept any more: wiped, or nobody's.
   * @throws QuotaExceededError when the disk is full.
   */
  async write(...records: KeptRecord[]): Promise<boolean> {
    const held = await this.#holder();
    if (!held) return false;
    const { ownerId, lock } = held;
    const sealed = await Promise.all(
      records.map(async ({ name, bytes }) => ({
        name,
        sealed: await encrypt(lock.key, placeOf(ownerId, name), bytes),
      })),
    );
    const isWritten = await this.#shelf.write(ownerId, lock.lockId, sealed);
    if (!isWritten && this.#held === held) this.#held = null;
    return isWritten;
  }

  /** Removes records. */
  async remove(names: readonly string[]): Promise<void> {
    const held = await this.#holder();
    if (held && names.length > 0) await this.#shelf.remove(held.ownerId, names);
  }

  /** Lets go of the account in this page; what it keeps stays, sealed. */
  release(): Promise<void> {
    this.#held = null;
    return this.#inTurn(async () => {
      this.#held = null;
    });
  }

  /** Wipes all that is kept here, the lock first. */
  wipe(): Promise<void> {
    this.#held = null;
    return this.#inTurn(async () => {
      this.#held = null;
      if (canSeal()) await this.#shelf.wipe();
    });
  }

  /** Who holds the store once the changes under way are through: what comes right after a sign-in is kept, too. */
  async #holder() {
    await this.#turn;
    return this.#held;
  }

  #inTurn(act: () => Promise<void>): Promise<void> {
    // A shelf that is shut keeps nothing; reading goes on with the line.
    const done = this.#turn.then(act).catch(() => undefined);
    this.#turn = done;
    return done;
  }
}

/** A value as a record. */
export function jsonRecord(name: string, value: unknown): KeptRecord {
  return { name, bytes: new TextEncoder().encode(JSON.stringify(value)) };
}

function placeOf(ownerId: UserId, name: string): string {
  return `${ownerId}/${name}`;
}
