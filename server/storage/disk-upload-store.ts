import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ErrorBody, refuse } from '#contract/errors.ts';
import {
  AgendaItemId,
  DocumentId,
  LibraryFolderId,
  PaperRequestId,
  UploadId,
  UserId,
} from '#contract/ids.ts';
import type { StoredUpload, UploadStore } from '#server/services/ports/upload-store.ts';
import { orStorageFull } from './storage-full.ts';
import { writeAll } from './write-all.ts';

const Note = z.object({
  uploadId: UploadId,
  accountId: UserId,
  target: z.union([
    z.object({ itemId: AgendaItemId }),
    z.object({ folderId: LibraryFolderId }),
    z.object({ requestId: PaperRequestId }),
    z.object({ documentId: DocumentId }),
  ]),
  fileName: z.string(),
  lateReason: z.string().optional(),
  sizeBytes: z.int(),
  startedAt: z.iso.datetime().transform((text) => new Date(text)),
  outcome: z
    .union([z.object({ documentId: DocumentId }), z.object({ refusal: ErrorBody })])
    .nullable(),
});
type Note = z.infer<typeof Note>;

/** Keeps each upload under way as two files of a folder: `<id>.json` says what it is, `<id>.part` holds the bytes that are there. */
export async function createDiskUploadStore(folder: string): Promise<UploadStore> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const notePath = (id: UploadId) => join(folder, `${id}.json`);
  const bytesPath = (id: UploadId) => join(folder, `${id}.part`);

  // Whole or not at all, whenever the server dies.
  async function write(note: Note): Promise<void> {
    const draft = join(folder, `${note.uploadId}.draft`);
    try {
      await writeFile(draft, JSON.stringify(note), { mode: 0o600 });
      await rename(draft, notePath(note.uploadId));
    } catch (error) {
      await rm(draft, { force: true });
      throw orStorageFull(error);
    }
  }

  async function noteOf(id: UploadId): Promise<Note | null> {
    const text = await readFile(notePath(id), 'utf8').catch(ifMissing(null));
    return text === null ? null : Note.parse(JSON.parse(text));
  }

  async function find(id: UploadId): Promise<StoredUpload | null> {
    const note = await noteOf(id);
    if (note === null) return null;
    if (note.outcome !== null) return { ...note, receivedBytes: note.sizeBytes };
    const { size } = await stat(bytesPath(id)).catch(ifMissing({ size: 0 }));
    return { ...note, receivedBytes: size };
  }

  async function remove(id: UploadId): Promise<void> {
    await Promise.all([notePath(id), bytesPath(id)].map((path) => rm(path, { force: true })));
  }

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
