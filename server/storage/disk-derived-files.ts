import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { DerivedFile, DerivedFiles } from '#server/services/ports/derived-files.ts';
import type { FileKey } from '#server/services/ports/file-store.ts';
import { READ_BYTES } from './read-bytes.ts';

/** What stays when the bound is reached: so that not every further file begins a clearing of its own. */
const KEPT_SHARE = 0.9;
/** A file asked for within this time may be in somebody's hands and stays, whatever its size. */
const IN_HAND_MS = 60_000;

type Entry = { sizeBytes: number; usedAt: number };

/** Keeps derived files in a folder, `<source>/<name>`, up to `maxBytes`; what lies there at the start counts. */
export async function createDiskDerivedFiles(
  root: string,
  maxBytes: number,
): Promise<DerivedFiles> {
  const entries = new Map<string, Entry>();
  const inMaking = new Map<string, Promise<DerivedFile>>();
  const generations = new Map<FileKey, number>();
  let totalBytes = 0;
  let clearing: Promise<void> = Promise.resolve();
  await mkdir(root, { recursive: true, mode: 0o700 });
  for (const name of await readdir(root, { recursive: true })) {
    const path = join(root, name);
    const found = await stat(path);
    if (!found.isFile()) continue;
    // A making that a server's death has cut off.
    if (name.endsWith('.part')) await rm(path, { force: true });
    else note(path, found.size, found.mtimeMs);
  }

  function folderOf(source: FileKey): string {
    if (!/^[0-9a-f]{64}$/.test(source)) throw new Error('a source is named by 64 hex digits');
    return join(root, source);
  }

  function pathOf(source: FileKey, name: string): string {
    if (!/^[a-z0-9][a-z0-9.-]*$/.test(name))
      throw new Error(`${name} is no name of a derived file`);
    return join(folderOf(source), name);
  }

  function note(path: string, sizeBytes: number, usedAt: number): void {
    totalBytes += sizeBytes - (entries.get(path)?.sizeBytes ?? 0);
    entries.set(path, { sizeBytes, usedAt });
  }

  async function drop(path: string): Promise<void> {
    totalBytes -= entries.get(path)?.sizeBytes ?? 0;
    entries.delete(path);
    await rm(path, { force: true });
  }

  async function makeRoom(): Promise<void> {
    if (totalBytes <= maxBytes) return;
    const before = Date.now() - IN_HAND_MS;
    const oldest = [...entries].sort(([, a], [, b]) => a.usedAt - b.usedAt);
    for (const [path, { usedAt }] of oldest) {
      if (totalBytes <= maxBytes * KEPT_SHARE || usedAt > before) return;
      await drop(path);
    }
  }

  function present(path: string, sizeBytes: number): DerivedFile {
    return {
      path,
      sizeBytes,
      async read({ start, end }) {
        const file = await open(path, 'r');
        return file.createReadStream({ start, end, highWaterMark: READ_BYTES });
      },
    };
  }

  async function make(
    source: FileKey,
    path: string,
    write: (path: string) => Promise<void>,
  ): Promise<DerivedFile> {
    const generation = generations.get(source) ?? 0;
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const part = `${path}.${randomUUID()}.part`;
    try {
      await write(part);
      const { size } = await stat(part);
      await rename(part, path);
      note(path, size, Date.now());
      // Forgotten while it was made: who waited for it still gets its bytes, nobody after.
      if ((generations.get(source) ?? 0) !== generation) await drop(path);
      clearing = clearing.then(makeRoom);
      await clearing;
      return present(path, size);
    } finally {
      await rm(part, { force: true });
    }
  }

  async function forget(source: FileKey): Promise<void> {
    generations.set(source, (generations.get(source) ?? 0) + 1);
    const folder = folderOf(source);
    for (const path of [...entries.keys()]) if (dirname(path) === folder) await drop(path);
  }

  return {
    async get(source, name, write) {
      const path = pathOf(source, name);
      const known = entries.get(path);
      if (known) {
        const now = new Date();
        known.usedAt = now.getTime();
        // The time of the file carries the order over to the next start.
        await utimes(path, now, now).catch(() => drop(path));
        if (entries.has(path)) return present(path, known.sizeBytes);
      }
      const making = inMaking.get(path) ?? make(source, path, write);
      inMaking.set(path, making);
      return making.finally(() => inMaking.delete(path));
    },
    forget,
    async clear() {
      const sources = new Set([...entries.keys(), ...inMaking.keys()].map((path) => dirname(path)));
      for (const folder of sources) await forget(folder.slice(root.length + 1));
    },
  };
}
