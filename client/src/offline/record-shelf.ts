import { type IDBPDatabase, openDB } from 'idb';
import type { UserId } from '#contract/ids.ts';
import { newSealingKey } from './aes-gcm.ts';

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

type Base = IDBPDatabase<{
  [LOCKS]: { key: UserId; value: RecordLock };
  [RECORDS]: { key: string; value: Uint8Array<ArrayBuffer> };
}>;

/** Keeps records in the browser's IndexedDB. Every call rejects where that is shut (private windows). */
export function browserRecordShelf(): RecordShelf {
  let opening: Promise<Base> | null = null;
  const base = () => {
    opening ??= openBase();
    return opening;
  };

  async function wipe(exceptOf: UserId | null): Promise<void> {
    const locks = (await base()).transaction(LOCKS, 'readwrite');
    const owners = (await locks.store.getAllKeys()).filter((owner) => owner !== exceptOf);
    await Promise.all([...owners.map((owner) => locks.store.delete(owner)), locks.done]);
    const records = (await base()).transaction(RECORDS, 'readwrite');
    const wiped =
      exceptOf === null
        ? [records.store.clear()]
        : owners.map((owner) => records.store.delete(rangeOf(owner, '')));
    await Promise.all([...wiped, records.done]);
  }

  return {
    async owner() {
      const [owner] = await (await base()).getAllKeys(LOCKS);
      return owner ?? null;
    },
    async lockFor(ownerId) {
      await wipe(ownerId);
      const db = await base();
      const kept = await db.get(LOCKS, ownerId);
      if (kept) return kept;
      const made = await newLock();
      // Two pages may make one at once: the first that is stored counts.
      await db.add(LOCKS, made, ownerId).catch(() => undefined);
      return (await db.get(LOCKS, ownerId)) ?? made;
    },
    read: async (ownerId, name) =>
      (await (await base()).get(RECORDS, keyOf(ownerId, name))) ?? null,
    async names(ownerId, prefix) {
      const keys = await (await base()).getAllKeys(RECORDS, rangeOf(ownerId, prefix));
      return keys.map((key) => key.slice(keyOf(ownerId, '').length));
    },
    async write(ownerId, lockId, records) {
      const both = (await base()).transaction([LOCKS, RECORDS], 'readwrite');
      const lock = await both.objectStore(LOCKS).get(ownerId);
      if (lock?.lockId !== lockId) return false;
      const store = both.objectStore(RECORDS);
      const puts = records.map(({ name, sealed }) => store.put(sealed, keyOf(ownerId, name)));
      await Promise.all([...puts, both.done]);
      return true;
    },
    async remove(ownerId, names) {
      const records = (await base()).transaction(RECORDS, 'readwrite');
      const gone = names.map((name) => records.store.delete(keyOf(ownerId, name)));
      await Promise.all([...gone, records.done]);
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
  return { lockId: crypto.randomUUID(), key: await newSealingKey() };
}

function keyOf(ownerId: string, name: string): string {
  return `${ownerId}/${name}`;
}

function rangeOf(ownerId: string, prefix: string): IDBKeyRange {
  const from = keyOf(ownerId, prefix);
  return IDBKeyRange.bound(from, from + LAST);
}

function openBase(): Promise<Base> {
  return openDB(DATABASE, 1, {
    upgrade(db) {
      db.createObjectStore(LOCKS);
      db.createObjectStore(RECORDS);
    },
  });
}
