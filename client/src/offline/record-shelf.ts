import type { UserId } from '#contract/ids.ts';

/** The key that opens one account's records on this device: it can be used and not be read out. */
export type RecordLock = { lockId: string; key: CryptoKey };

/** A sealed record by its name. */
export type SealedRecord = { name: string; sealed: Uint8Array<ArrayBuffer> };

/**
 * Where sealed records lie, those of one account at a time. Names are readable and tell nothing but routes and ids; wiping takes the
 * key away first, so that what were left by an interruption could not be opened.
 */
export type RecordShelf = {
  /** The account whose records lie here; null: nobody's. */
  owner(): Promise<UserId | null>;
  /** The account's lock, made when there is none. Those of other accounts go, with their records. */
  lockFor(ownerId: UserId): Promise<RecordLock>;
  read(ownerId: UserId, name: string): Promise<Uint8Array<ArrayBuffer> | null>;
  /** The names that begin so, in order. */
  names(ownerId: UserId, prefix: string): Promise<string[]>;
  /** Writes all or none; false when the lock is no longer the account's: it was wiped meanwhile, by another page perhaps. */
  write(ownerId: UserId, lockId: string, records: readonly SealedRecord[]): Promise<boolean>;
  remove(ownerId: UserId, names: readonly string[]): Promise<void>;
  wipe(): Promise<void>;
};

const DATABASE = 'nghi-su-kept';
const LOCKS = 'locks';
const RECORDS = 'records';
// No character of a name comes after it.
const LAST = '\uffff';

/** Keeps records in the browser's IndexedDB. Every call rejects where that is shut (private windows). */
export function browserRecordShelf(): RecordShelf {
  let opening: Promise<IDBDatabase> | null = null;
  const base = () => {
    opening ??= openBase();
    return opening;
  };
  const storeOf = async (name: string, mode: IDBTransactionMode) =>
    (await base()).transaction(name, mode).objectStore(name);

  async function wipe(exceptOf: UserId | null): Promise<void> {
    const locks = await storeOf(LOCKS, 'readwrite');
    const owners = (await finished(locks.getAllKeys())).filter((owner) => owner !== exceptOf);
    for (const owner of owners) locks.delete(owner);
    await committed(locks.transaction);
    const records = await storeOf(RECORDS, 'readwrite');
    if (exceptOf === null) records.clear();
    else for (const owner of owners) records.delete(rangeOf(String(owner), ''));
    await committed(records.transaction);
  }

  return {
    async owner() {
      const [owner] = await finished((await storeOf(LOCKS, 'readonly')).getAllKeys());
      return owner === undefined ? null : (owner as UserId);
    },
    async lockFor(ownerId) {
      await wipe(ownerId);
      const kept: RecordLock | undefined = await finished(
        (await storeOf(LOCKS, 'readonly')).get(ownerId),
      );
      if (kept) return kept;
      const made = await newLock();
      // Two pages may make one at once: the first that is stored counts.
      await finished((await storeOf(LOCKS, 'readwrite')).add(made, ownerId)).catch(() => undefined);
      return finished((await storeOf(LOCKS, 'readonly')).get(ownerId));
    },
    async read(ownerId, name) {
      const kept: Uint8Array<ArrayBuffer> | undefined = await finished(
        (await storeOf(RECORDS, 'readonly')).get(keyOf(ownerId, name)),
      );
      return kept ?? null;
    },
    async names(ownerId, prefix) {
      const keys = await finished(
        (await storeOf(RECORDS, 'readonly')).getAllKeys(rangeOf(ownerId, prefix)),
      );
      return keys.map((key) => String(key).slice(keyOf(ownerId, '').length));
    },
    async write(ownerId, lockId, records) {
      const both = (await base()).transaction([LOCKS, RECORDS], 'readwrite');
      const lock: RecordLock | undefined = await finished(both.objectStore(LOCKS).get(ownerId));
      if (lock?.lockId !== lockId) return false;
      const store = both.objectStore(RECORDS);
      for (const { name, sealed } of records) store.put(sealed, keyOf(ownerId, name));
      await committed(both);
      return true;
    },
    async remove(ownerId, names) {
      const store = await storeOf(RECORDS, 'readwrite');
      for (const name of names) store.delete(keyOf(ownerId, name));
      await committed(store.transaction);
    },
    wipe: () => wipe(null),
  };
}

/** Keeps records as long as the page lives. */
export function memoryRecordShelf(): RecordShelf {
  let held: { ownerId: UserId; lock: RecordLock } | null = null;
  const records = new Map<string, Uint8Array<ArrayBuffer>>();
  return {
    owner: async () => held?.ownerId ?? null,
    async lockFor(ownerId) {
      if (held?.ownerId === ownerId) return held.lock;
      records.clear();
      held = { ownerId, lock: await newLock() };
      return held.lock;
    },
    read: async (_ownerId, name) => records.get(name) ?? null,
    names: async (_ownerId, prefix) =>
      [...records.keys()].filter((name) => name.startsWith(prefix)).sort(),
    async write(ownerId, lockId, written) {
      if (held?.ownerId !== ownerId || held.lock.lockId !== lockId) return false;
      for (const { name, sealed } of written) records.set(name, sealed);
      return true;
    },
    async remove(_ownerId, names) {
      for (const name of names) records.delete(name);
    },
    async wipe() {
      held = null;
      records.clear();
    },
  };
}

async function newLock(): Promise<RecordLock> {
  const algorithm = { name: 'AES-GCM', length: 256 };
  const key = await crypto.subtle.generateKey(algorithm, false, ['encrypt', 'decrypt']);
  return { lockId: crypto.randomUUID(), key };
}

function keyOf(ownerId: string, name: string): string {
  return `${ownerId}/${name}`;
}

function rangeOf(ownerId: string, prefix: string): IDBKeyRange {
  const from = keyOf(ownerId, prefix);
  return IDBKeyRange.bound(from, from + LAST);
}

function openBase(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(LOCKS);
    request.result.createObjectStore(RECORDS);
  };
  return finished(request);
}

function finished<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function committed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onerror = () => reject(transaction.error);
    transaction.onabort = () => reject(transaction.error);
  });
}
