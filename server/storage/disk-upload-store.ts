import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { refuse } from '#contract/errors.ts';
import { UploadId } from '#contract/ids.ts';
import type { StoredUpload, UploadStore } from '#server/services/ports/upload-store.ts';
import { orStorageFull } from './storage-full.ts';
import { syncFolder } from './sync-folder.ts';
import { readUploadNote, type UploadNote } from './upload-note.ts';
import { writeAll } from './write-all.ts';

/**
 * Keeps each upload under way as two files of a folder: `<id>.json` says what it is, `<id>.part` holds the bytes that are there. What
 * is left of others is swept away at the start.
 */
export async function createDiskUploadStore(folder: string): Promise<UploadStore> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const notePath = (id: UploadId) => join(folder, `${id}.json`);
  const bytesPath = (id: UploadId) => join(folder, `${id}.part`);

  // Whole or not at all, whenever the server dies or its power fails.
  async function write(note: UploadNote): Promise<void> {
    const draft = join(folder, `${note.uploadId}.draft`);
    try {
      const file = await open(draft, 'w', 0o600);
      try {
        await file.writeFile(JSON.stringify(note));
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(draft, notePath(note.uploadId));
      await syncFolder(folder);
    } catch (error) {
      await rm(draft, { force: true });
      throw orStorageFull(error);
    }
  }

  async function noteOf(id: UploadId): Promise<UploadNote | null> {
    const text = await readFile(notePath(id), 'utf8').catch(ifMissing(null));
    return text === null ? null : readUploadNote(text);
  }

  async function find(id: UploadId): Promise<StoredUpload | null> {
    const note = await noteOf(id);
    if (note === null) return null;
    const { startedAt, sizeBytes } = note;
    if (note.outcome !== null) return { ...note, receivedBytes: sizeBytes, heardAt: startedAt };
    const nothing = { size: 0, mtime: startedAt };
    const { size, mtime } = await stat(bytesPath(id)).catch(ifMissing(nothing));
    return { ...note, receivedBytes: size, heardAt: mtime };
  }

  async function remove(id: UploadId): Promise<void> {
    await Promise.all([notePath(id), bytesPath(id)].map((path) => rm(path, { force: true })));
  }

  // What a server that died has left: half a note, a note that is none, bytes that belong to none.
  async function sweep(): Promise<void> {
    for (const name of await readdir(folder)) {
      const [, text, kind] = /^(.+)\.(json|part|draft)$/.exec(name) ?? [];
      const { data: id } = UploadId.safeParse(text);
      if (!id) continue;
      const note = kind === 'draft' ? null : await noteOf(id);
      const isNeeded = kind === 'part' ? note?.outcome === null : note !== null;
      if (!isNeeded) await rm(join(folder, name), { force: true });
    }
  }
  await sweep();

  return {
    start: (upload) => write({ ...upload, outcome: null }),
    find,
    remove,
    async append(id, source) {
      const note = await noteOf(id);
      if (note === null) throw refuse('NOT_FOUND', 'upload');
      const file = await open(bytesPath(id), 'a', 0o600);
      try {
        let { size } = await file.stat();
        for await (const bytes of source) {
          size += bytes.length;
          if (size > note.sizeBytes) throw refuse('TOO_LARGE', 'file');
          await writeAll(file, bytes);
        }
      } catch (error) {
        throw orStorageFull(error);
      } finally {
        await file.close();
      }
    },
    read: (id) => createReadStream(bytesPath(id)),
    async settle(id, outcome) {
      const note = await noteOf(id);
      if (note === null) return;
      await write({ ...note, outcome });
      await rm(bytesPath(id), { force: true });
    },
    async freeBytes() {
      const { bavail, bsize } = await statfs(folder);
      return bavail * bsize;
    },
    async all() {
      const ids = (await readdir(folder)).flatMap((name) => {
        const { data } = UploadId.safeParse(/^(.+)\.json$/.exec(name)?.[1]);
        return data ? [data] : [];
      });
      return (await Promise.all(ids.map(find))).filter((upload) => upload !== null);
    },
  };
}

function ifMissing<T>(instead: T): (error: unknown) => T {
  return (error) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return instead;
    throw error;
  };
}
