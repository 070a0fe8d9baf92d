import type { UserId, VersionId } from '#contract/ids.ts';
import type { OutboxShelf, PendingChange } from './outbox.ts';

const DATABASE = 'nghi-su-notes';
const STORE = 'unsent';

/** Keeps unsent changes in the browser's IndexedDB; where that is shut (private windows), in this page's memory. */
export function browserShelf(): OutboxShelf {
  const memory = memoryShelf();
  const base = openBase().catch(() => null);
  return {
    async all(ownerId, versionId) {
      const db = await base;
      if (!db) return memory.all(ownerId, versionId);
      const kept: unknown[] = await finished(db.transaction(STORE).objectStore(STORE).getAll());
      return kept.filter(isPending).filter(belongsTo(ownerId, versionId));
    },
    async put(change) {
      const db = await base;
      if (!db) return memory.put(change);
      await finished(
        db.transaction(STORE, 'readwrite').objectStore(STORE).put(change, keyOf(change)),
      );
    },
    async settle(change) {
      const db = await base;
      if (!db) return memory.settle(change);
      const store = db.transaction(STORE, 'readwrite').objectStore(STORE);
      const kept: unknown = await finished(store.get(keyOf(change)));
      if (JSON.stringify(kept) === JSON.stringify(change))
        await finished(store.delete(keyOf(change)));
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
      if (kept.get(keyOf(change)) === change) kept.delete(keyOf(change));
    },
  };
}

function keyOf(change: PendingChange): string {
  return `${change.ownerId}/${change.annotationId}`;
}

function belongsTo(ownerId: UserId, versionId: VersionId): (change: PendingChange) => boolean {
  return (change) => change.ownerId === ownerId && change.versionId === versionId;
}

function isPending(value: unknown): value is PendingChange {
  return (
    typeof value === 'object' &&
    value !== null &&
    'ownerId' in value &&
    'versionId' in value &&
    'annotationId' in value &&
    'content' in value
  );
}

function openBase(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE);
  return finished(request);
}

function finished<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
