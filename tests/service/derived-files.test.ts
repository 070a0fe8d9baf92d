import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createDiskDerivedFiles } from '#server/storage/disk-derived-files.ts';

const SOURCE = 'a'.repeat(64);
const OTHER = 'b'.repeat(64);
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nghi-su-derived-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (content: string) => (path: string) => writeFile(path, content);
const never = () => Promise.reject(new Error('made again'));
const long = 'x'.repeat(1000);

it('makes a file once, for all who ask at once and for the next server', async () => {
  let made = 0;
  const files = await createDiskDerivedFiles(folder, 1e6);
  const ask = () =>
    files.get(SOURCE, 'a.txt', async (path) => {
      made += 1;
      await writeFile(path, 'một');
    });
  await Promise.all([ask(), ask(), ask()]);
  expect(made).toBe(1);
  const next = await createDiskDerivedFiles(folder, 1e6);
  const file = await next.get(SOURCE, 'a.txt', never);
  expect(await text(await file.read({ start: 0, end: file.sizeBytes - 1 }))).toBe('một');
});

it('begins anew after a making that failed', async () => {
  const files = await createDiskDerivedFiles(folder, 1e6);
  await expect(files.get(SOURCE, 'a.txt', never)).rejects.toThrow('made again');
  expect((await files.get(SOURCE, 'a.txt', write('hai'))).sizeBytes).toBe(3);
});

it('throws away what nobody asked for longest when there is no room, and nothing that is in hand', async () => {
  const first = await createDiskDerivedFiles(folder, 1e6);
  const old = await first.get(SOURCE, 'old.txt', write(long));
  const older = await first.get(OTHER, 'older.txt', write(long));
  utimesSync(old.path, new Date(Date.now() - 200_000), new Date(Date.now() - 200_000));
  utimesSync(older.path, new Date(Date.now() - 300_000), new Date(Date.now() - 300_000));
  const files = await createDiskDerivedFiles(folder, 2500);
  await files.get(SOURCE, 'new.txt', write(long));
  await files.get(SOURCE, 'old.txt', never);
  await expect(files.get(OTHER, 'older.txt', never)).rejects.toThrow('made again');
  // Everything is in somebody's hands now: the bound waits.
  for (const name of ['b.txt', 'c.txt', 'd.txt']) await files.get(OTHER, name, write(long));
  await files.get(OTHER, 'b.txt', never);
});

it('forgets all of a source, also what is in making, and nothing of another', async () => {
  const files = await createDiskDerivedFiles(folder, 1e6);
  await files.get(SOURCE, 'a.txt', write('a'));
  await files.get(OTHER, 'a.txt', write('b'));
  const making = files.get(SOURCE, 'b.txt', async (path) => {
    await files.forget(SOURCE);
    await writeFile(path, 'b');
  });
  await making;
  await expect(files.get(SOURCE, 'a.txt', never)).rejects.toThrow('made again');
  await expect(files.get(SOURCE, 'b.txt', never)).rejects.toThrow('made again');
  await files.get(OTHER, 'a.txt', never);
  await files.clear();
  await expect(files.get(OTHER, 'a.txt', never)).rejects.toThrow('made again');
});

it('drops what a server’s death has cut off, and takes no name that is a path', async () => {
  const before = await createDiskDerivedFiles(folder, 1e6);
  await before.get(SOURCE, 'a.txt', write('a'));
  writeFileSync(join(folder, SOURCE, 'a.txt.1.part'), 'half');
  const files = await createDiskDerivedFiles(folder, 1e6);
  await expect(files.get(SOURCE, '../a.txt', write('x'))).rejects.toThrow('no name');
  await expect(files.get('../x', 'a.txt', write('x'))).rejects.toThrow('64 hex');
  await files.get(SOURCE, 'a.txt', never);
});
