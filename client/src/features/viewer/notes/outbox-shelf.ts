import { type IDBPDatabase, openDB } from 'idb';
import type { UserId, VersionId } from '#contract/ids.ts';
import { type NotesKeys, openAnnotation, sealAnnotation } from './annotation-seal.ts';
import type { OutboxShelf, PendingChange } from './outbox.ts';
import { Turns } from './turns.ts';

const DATABASE = 'nghi-su-notes';
const STORE = 'unsent';

/** A change as it rests on the device: sealed, by the notes key or, while that is not at hand, by a key of the device. */
type ShelvedChange = Omit<PendingChange, 'content'> & { page: number; sealed: string | null };

type Base = IDBPDatabase<{ [STORE]: { key: string; value: ShelvedChange } }>;

/** Keeps unsent changes in the browser's IndexedDB, sealed; where that is shut (private windows), in this page's memory. */
export function browserShelf(keys: NotesKeys): OutboxShelf {
  const memory = memoryShelf();
  let opening: Promise<Base | null> | null = null;
  const base = () => {
    opening ??= openBase().catch(() => null);
    return opening;
  };
  const shelved = async () => (await (await base())?.getAll(STORE)) ?? [];
  return shelfInTurn({
    async all(ownerId, versionId) {
      const own = (await shelved()).filter(belongsTo(ownerId, versionId));
      const opened = await Promise.all(own.map((change) => takeDown(change, keys)));
      const inMemory = await memory.all(ownerId, versionId);
      return [...opened.filter((change) => change !== null), ...inMemory];
    },
    async count(ownerId) {
      return (await shelved()).filter(belongsTo(ownerId)).length + (await memory.count(ownerId));
    },
    async holds(change) {
      if (await memory.holds(change)) return true;
      const kept = await (await base())?.get(STORE, keyOf(change));
      return kept?.stamp === change.stamp;
    },
    async put(change) {
      const resting = await sealed(change, keys);
      const db = resting && (await base());
      if (!db) return memory.put(change);
      await db.put(STORE, resting, keyOf(change));
    },
    async settle(change) {
      await memory.settle(change);
      const unsent = (await base())?.transaction(STORE, 'readwrite');
      if (!unsent) return;
      const kept = await unsent.store.get(keyOf(change));
      if (kept?.stamp === change.stamp) await unsent.store.delete(keyOf(change));
      await unsent.done;
    },
  });
}

/** Keeps unsent changes as long as the page lives. */
export function memoryShelf(): OutboxShelf {
  const kept = new Map<string, PendingChange>();
  const all = (ownerId: UserId, versionId?: VersionId) =>
    [...kept.values()].filter(belongsTo(ownerId, versionId));
  const holds = (change: PendingChange) => kept.get(keyOf(change))?.stamp === change.stamp;
  return {
    all: async (ownerId, versionId) => all(ownerId, versionId),
    count: async (ownerId) => all(ownerId).length,
    holds: async (change) => holds(change),
    put: async (change) => void kept.set(keyOf(change), change),
    settle: async (change) => {
      if (holds(change)) kept.delete(keyOf(change));
    },
  };
}

/** Does what is asked about one annotation in its order: sealing takes longer for one change than for the next. */
export function shelfInTurn(shelf: OutboxShelf): OutboxShelf {
  const turns = new Turns();
  return {
    async all(ownerId, versionId) {
      await turns.idle();
      return shelf.all(ownerId, versionId);
    },
    async count(ownerId) {
      await turns.idle();
      return shelf.count(ownerId);
    },
    holds: (change) => turns.take(keyOf(change), () => shelf.holds(change)),
    put: (change) => turns.take(keyOf(change), () => shelf.put(change)),
    settle: (change) => turns.take(keyOf(change), () => shelf.settle(change)),
  };
}

async function sealed(change: PendingChange, keys: NotesKeys): Promise<ShelvedChange | null> {
  const { content, ...rest } = change;
  if (!content) return { ...rest, page: 0, sealed: null };
  const key = keys.readingKeys()[0] ?? (await keys.deviceKey());
  const { page, body } = content;
  return key && { ...rest, page, sealed: await sealAnnotation(key, { ...rest, page }, body) };
}

/** Opens a shelved change; null while its key is not at hand: it stays where it is until then. */
async function takeDown(change: ShelvedChange, keys: NotesKeys): Promise<PendingChange | null> {
  const { page, sealed: text, ...rest } = change;
  if (text === null) return { ...rest, content: null };
  const device = await keys.deviceKey();
  const reading = [...keys.readingKeys(), ...(device ? [device] : [])];
  const content = await openAnnotation(reading, { ...rest, page }, text);
  return content && { ...rest, content };
}

function keyOf({ ownerId, annotationId }: Pick<PendingChange, 'ownerId' | 'annotationId'>): string {
  return `${ownerId}/${annotationId}`;
}

function belongsTo(ownerId: UserId, versionId?: VersionId) {
  return (change: Pick<PendingChange, 'ownerId' | 'versionId'>) =>
    change.ownerId === ownerId && (!versionId || change.versionId === versionId);
}

function openBase(): Promise<Base> {
  return openDB(DATABASE, 2, {
    upgrade(db) {
      // Version 1 kept changes readable: they go with it.
      if (db.objectStoreNames.contains(STORE)) db.deleteObjectStore(STORE);
      db.createObjectStore(STORE);
    },
  });
}
