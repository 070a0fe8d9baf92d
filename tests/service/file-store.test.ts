import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, describe, expect, it } from 'vitest';
import { createDiskFileStore } from '#server/storage/disk-file-store.ts';
import { inPieces } from '#tests/support/a-document-desk.ts';
import { maySmallDisk, onSmallDisk } from '#tests/support/small-disk.ts';

const root = mkdtempSync(join(tmpdir(), 'nghi-su-files-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const MB = 1024 * 1024;
const arriving = (folder: string) => readdirSync(join(folder, 'arriving'));

describe('the store of files', () => {
  it('keeps bytes under their hash, once, and gives them whole or in part', async () => {
    const store = await createDiskFileStore(root);
    const bytes = randomBytes(200_000);
    const key = createHash('sha256').update(bytes).digest('hex');
    for (let time = 1; time <= 2; time += 1) {
      const received = await store.receive(inPieces(bytes), MB);
      expect(received).toMatchObject({ key, sizeBytes: bytes.length });
      await received.keep();
      await received.discard();
    }
    expect(readdirSync(join(root, key.slice(0, 2)))).toEqual([key]);
    expect(await store.sizeOf(key)).toBe(bytes.length);
    expect(await buffer(await store.read(key))).toEqual(bytes);
    expect(await buffer(await store.read(key, { start: 10, end: 19 }))).toEqual(
      bytes.subarray(10, 20),
    );
    expect(arriving(root)).toEqual([]);
    await store.close();
    await store.close();
  });

  it('makes a path of nothing but a key', async () => {
    const store = await createDiskFileStore(root);
    for (const key of [
      '../../etc/passwd',
      '',
      'a'.repeat(63),
      'A'.repeat(64),
      `${'a'.repeat(64)}/..`,
    ])
      await expect(store.read(key)).rejects.toThrow('64 hexadecimal digits');
    await store.close();
  });

  it('forgets what breaks off or is too large, and what a server left that died long ago', async () => {
    const store = await createDiskFileStore(root);
    await expect(store.receive(inPieces(randomBytes(MB)), MB - 1)).rejects.toMatchObject({
      code: 'TOO_LARGE',
    });
    async function* broken() {
      yield randomBytes(10);
      throw new Error('line lost');
    }
    await expect(store.receive(broken(), MB)).rejects.toThrow('line lost');
    expect(arriving(root)).toEqual([]);
    await store.close();
    writeFileSync(join(root, 'arriving', 'old'), 'x');
    utimesSync(join(root, 'arriving', 'old'), 0, 0);
    writeFileSync(join(root, 'arriving', 'new'), 'x');
    const next = await createDiskFileStore(root);
    expect(arriving(root)).toEqual(['new']);
    await next.close();
  });

  it.runIf(maySmallDisk)(
    'says that the disk is full, keeps what it has, and goes on when there is room',
    () =>
      onSmallDisk(8, async (disk) => {
        const store = await createDiskFileStore(disk);
        const kept = await store.receive(inPieces(randomBytes(MB)), 100 * MB);
        await kept.keep();
        await expect(store.receive(inPieces(randomBytes(20 * MB)), 100 * MB)).rejects.toMatchObject(
          {
            body: { code: 'UNAVAILABLE', reason: 'storage-full' },
          },
        );
        expect(arriving(disk)).toEqual([]);
        expect(await store.sizeOf(kept.key)).toBe(MB);
        const next = await store.receive(inPieces(randomBytes(MB)), 100 * MB);
        await next.keep();
        await store.close();
      }),
  );
});
