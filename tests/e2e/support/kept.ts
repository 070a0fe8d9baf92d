import type { Page } from '@playwright/test';

/** What the page's browser keeps of documents: the names of all records, and all bytes of them and of the kept files as Latin-1 text. */
export type Kept = { names: string[]; dump: string };

/** Reads everything out of the IndexedDB databases and the Cache Storage of the product, as somebody would who took the device. */
export async function keptBy(page: Page): Promise<Kept> {
  return page.evaluate(async () => {
    const finished = <T>(request: IDBRequest<T>) =>
      new Promise<T>((done, failed) => {
        request.onsuccess = () => done(request.result);
        request.onerror = () => failed(request.error);
      });
    const latin1 = (bytes: Uint8Array) => {
      let text = '';
      for (let at = 0; at < bytes.length; at += 8192)
        text += String.fromCharCode(...bytes.subarray(at, at + 8192));
      return text;
    };
    const textOf = (value: unknown): string => {
      if (value instanceof Uint8Array) return latin1(value);
      if (value instanceof ArrayBuffer) return latin1(new Uint8Array(value));
      return JSON.stringify(value) ?? '';
    };
    const names: string[] = [];
    let dump = '';
    for (const { name = '' } of await indexedDB.databases()) {
      const db = await finished(indexedDB.open(name));
      for (const store of db.objectStoreNames) {
        const all = db.transaction(store).objectStore(store);
        const [keys, values] = await Promise.all([
          finished(all.getAllKeys()),
          finished(all.getAll()),
        ]);
        for (const [index, key] of keys.entries()) {
          names.push(`${name}/${store}/${key}`);
          dump += textOf(values[index]);
        }
      }
      db.close();
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const { url } of await cache.keys()) {
        names.push(`${name}/${new URL(url).pathname}`);
        if (new URL(url).pathname.startsWith('/assets/')) continue;
        dump += latin1(new Uint8Array((await (await cache.match(url))?.arrayBuffer()) ?? []));
      }
    }
    return { names, dump };
  });
}

/** Waits until the product's own files are kept on the device and its worker answers for this page. */
export async function workerIsReady(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    if (active?.state !== 'activated')
      await new Promise((done) => active?.addEventListener('statechange', done, { once: true }));
  });
}
