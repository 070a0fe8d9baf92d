import type { UserId, VersionId } from '#contract/ids.ts';
import { type NotesKeys, openAnnotation, sealAnnotation } from './annotation-seal.ts';
import type { OutboxShelf, PendingChange } from './outbox.ts';

const DATABASE = 'nghi-su-notes';
const STORE = 'unsent';

/** A change as it rests on the device: sealed, by the notes key or, while that is not at hand, by a key of the device. */
type ShelvedChange = Omit<PendingChange, 'content'> & { page: number; sealed: string | null };

/** Keeps unsent changes in the browser's IndexedDB, sealed; where that is shut (private windows), in this page's memory. */
export function browserShelf(keys: NotesKeys): OutboxShelf {
  const memory = memoryShelf();
  let opening: Promise<IDBDatabase | null> | null = null;
  const base = () => {
    opening ??= openBase().catch(() => null);
    return opening;
  };
  return {
    async all(ownerId, versionId) {
      const db = await base();
      if (!db) return memory.all(ownerId, versionId);
      const kept: ShelvedChange[] = await finished(
        db.transaction(STORE).objectStore(STORE).getAll(),
      );
      const own = kept.filter(belongsTo(ownerId, versionId));
      const opened = await Promise.all(own.map((change) => takeDown(change, keys)));
      return opened.filter((change) => change !== null);
    },
    async put(change) {
      const db = await base();
      const shelved = db && (await sealed(change, keys));
      if (!shelved) return memory.put(change);
      await finished(
        db.transaction(STORE, 'readwrite').objectStore(STORE).put(shelved, keyOf(change)),
      );
    },
    async settle(change) {
      await memory.settle(change);
      const db = await base();
      if (!db) return;
      const store = db.transaction(STORE, 'readwrite').objectStore(STORE);
      const kept: ShelvedChange | undefined = await finished(store.get(keyOf(change)));
      if (kept?.stamp === change.stamp) await finished(store.delete(keyOf(change)));
    },
  };
}

/** Keeps unsent changes as long as the page lives. */
export function memoryShelf(): OutboxShelf {
  const kept = new Map<string, PendingChange>();
  return {
    all: async (ownerId, versionId) => [...kept.values()].filter(belongsTo(ownerId, versionId)),
    put: async (change) => void kept.set(keyOf(change), change),
    settle: async (change) => {
      if (kept.get(keyOf(change))?.stamp === change.stamp) kept.delete(keyOf(change));
    },
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

function belongsTo(ownerId: UserId, versionId: VersionId) {
  return (change: Pick<PendingChange, 'ownerId' | 'versionId'>) =>
    change.ownerId === ownerId && change.versionId === versionId;
}

function openBase(): Promise<IDBDatabase> {
  // Version 1 kept changes readable: they go with it.
  const request = indexedDB.open(DATABASE, 2);
  request.onupgradeneeded = () => {
    if (request.result.objectStoreNames.contains(STORE)) request.result.deleteObjectStore(STORE);
    request.result.createObjectStore(STORE);
  };
  return finished(request);
}

function finished<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
