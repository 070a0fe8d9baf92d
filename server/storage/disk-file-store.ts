import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { refuse } from '#contract/errors.ts';
import type { FileKey, FileStore, ReceivedFile } from '#server/services/ports/file-store.ts';
import { READ_BYTES } from './read-bytes.ts';
import { orStorageFull } from './storage-full.ts';
import { syncFolder } from './sync-folder.ts';
import { writeAll } from './write-all.ts';

// An arriving file older than this belongs to a server that died.
const ABANDONED_AFTER_MS = 24 * 60 * 60 * 1000;

/** Keeps files in a folder, by content: `<first two digits>/<sha256>`; an arriving file lies in `arriving` until it is kept. */
export async function createDiskFileStore(root: string): Promise<FileStore> {
  const arriving = join(root, 'arriving');
  const closing = new AbortController();
  await mkdir(arriving, { recursive: true, mode: 0o700 });
  for (const name of await readdir(arriving)) {
    const { mtimeMs } = await stat(join(arriving, name)).catch(() => ({ mtimeMs: Date.now() }));
    if (Date.now() - mtimeMs > ABANDONED_AFTER_MS) await rm(join(arriving, name), { force: true });
  }

  // Only a key of this form ever becomes a path.
  const pathOf = (key: FileKey) => {
    if (!/^[0-9a-f]{64}$/.test(key)) throw new Error('a file key is 64 hexadecimal digits');
    return join(root, key.slice(0, 2), key);
  };

  async function keep(path: string, key: FileKey): Promise<void> {
    const target = pathOf(key);
    const folder = dirname(target);
    if ((await mkdir(folder, { recursive: true, mode: 0o700 })) !== undefined)
      await syncFolder(root);
    await rename(path, target);
    await syncFolder(folder);
  }

  async function receive(
    source: AsyncIterable<Uint8Array>,
    limitBytes: number,
  ): Promise<ReceivedFile> {
    closing.signal.throwIfAborted();
    const path = join(arriving, randomUUID());
    const discard = () => rm(path, { force: true });
    const hash = createHash('sha256');
    let sizeBytes = 0;
    try {
      const file = await open(path, 'wx', 0o600);
      try {
        for await (const chunk of source) {
          closing.signal.throwIfAborted();
          sizeBytes += chunk.length;
          if (sizeBytes > limitBytes) throw refuse('TOO_LARGE', 'file');
          hash.update(chunk);
          await writeAll(file, chunk);
        }
        await file.sync();
      } finally {
        await file.close();
      }
    } catch (error) {
      await discard();
      throw orStorageFull(error);
    }
    const key = hash.digest('hex');
    return { path, sizeBytes, key, keep: () => keep(path, key), discard };
  }

  return {
    receive,
    async sizeOf(key) {
      return (await stat(pathOf(key))).size;
    },
    async read(key, range) {
      const file = await open(pathOf(key), 'r');
      return file.createReadStream({ ...range, highWaterMark: READ_BYTES });
    },
    remove: (key) => rm(pathOf(key), { force: true }),
    withLocalPath(key, use) {
      return use(pathOf(key));
    },
    close() {
      closing.abort(refuse('UNAVAILABLE', 'closing'));
      return Promise.resolve();
    },
  };
}
