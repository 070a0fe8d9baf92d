import { type IDBPDatabase, openDB } from 'idb';
import { newSealingKey } from '#client/offline/aes-gcm.ts';
import type { UserId } from '#contract/ids.ts';
import type { Lock } from './wrap-key.ts';

/** A notes key that is at hand on this device. */
export type HeldKey = { keyId: string; key: CryptoKey };

/** What a device keeps of one account's notes keys, the current one first. */
export type HeldKeys = {
  ownerId: UserId;
  keys: HeldKey[];
  /** The recovery code, sealed by the current key, until the person has said that it is kept elsewhere. */
  recovery: string | null;
  /** What the password of the last sign-in makes, while it does not open the current key: to wrap it anew once it is open. */
  lock: Lock | null;
};

/** Where keys outlive a reload, until their owner signs out. */
export type KeyShelf = {
  held(ownerId: UserId): Promise<HeldKeys | null>;
  hold(keys: HeldKeys): Promise<void>;
  /** Wipes every key that is not of `ownerId`; of all accounts when that is null. */
  wipe(exceptOf: UserId | null): Promise<void>;
  /** A key of the device for what is written while the notes key is not at hand; it outlives a sign-out, as that writing must. */
  deviceKey(ownerId: UserId): Promise<CryptoKey>;
};

const DATABASE = 'nghi-su-notes-key';
const HELD = 'held';
const DEVICE = 'device';

type Base = IDBPDatabase<{
  [HELD]: { key: UserId; value: HeldKeys };
  [DEVICE]: { key: UserId; value: CryptoKey };
}>;

/** Keeps keys in IndexedDB as objects that can be used and not be read out; in memory where that is shut. */
export function browserKeyShelf(): KeyShelf {
  const memory = memoryKeyShelf();
  let opening: Promise<Base | null> | null = null;
  const base = () => {
    opening ??= openBase().catch(() => null);
    return opening;
  };
  return {
    async held(ownerId) {
      const db = await base();
      return db ? ((await db.get(HELD, ownerId)) ?? null) : memory.held(ownerId);
    },
    async hold(keys) {
      const db = await base();
      if (!db) return memory.hold(keys);
      await db.put(HELD, keys, keys.ownerId);
    },
    async wipe(exceptOf) {
      const db = await base();
      if (!db) return memory.wipe(exceptOf);
      for (const owner of await db.getAllKeys(HELD))
        if (owner !== exceptOf) await db.delete(HELD, owner);
    },
    async deviceKey(ownerId) {
      const db = await base();
      if (!db) return memory.deviceKey(ownerId);
      const kept = await db.get(DEVICE, ownerId);
      if (kept) return kept;
      const made = await newSealingKey();
      // Two tabs may make one at once: the first that is stored counts.
      await db.add(DEVICE, made, ownerId).catch(() => undefined);
      return (await db.get(DEVICE, ownerId)) ?? made;
    },
  };
}

/** Keeps keys as long as the page lives. */
export function memoryKeyShelf(): KeyShelf {
  const held = new Map<UserId, HeldKeys>();
  const device = new Map<UserId, Promise<CryptoKey>>();
  return {
    held: async (ownerId) => held.get(ownerId) ?? null,
    hold: async (keys) => void held.set(keys.ownerId, keys),
    async wipe(exceptOf) {
      for (const owner of held.keys()) if (owner !== exceptOf) held.delete(owner);
    },
    deviceKey(ownerId) {
      const key = device.get(ownerId) ?? newSealingKey();
      device.set(ownerId, key);
      return key;
    },
  };
}

function openBase(): Promise<Base> {
  return openDB(DATABASE, 1, {
    upgrade(db) {
      db.createObjectStore(HELD);
      db.createObjectStore(DEVICE);
    },
  });
}
