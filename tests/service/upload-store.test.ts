import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, describe, expect, it } from 'vitest';
import { AgendaItemId, DocumentId, UploadId, UserId } from '#contract/ids.ts';
import { createDiskUploadStore } from '#server/storage/disk-upload-store.ts';
import { inPieces } from '#tests/support/a-document-desk.ts';
import { maySmallDisk, onSmallDisk } from '#tests/support/small-disk.ts';

const root = mkdtempSync(join(tmpdir(), 'nghi-su-uploads-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const MB = 1024 * 1024;
const anUpload = (sizeBytes: number) => ({
  uploadId: UploadId.parse(randomUUID()),
  accountId: UserId.parse(randomUUID()),
  target: { itemId: AgendaItemId.parse(randomUUID()) },
  fileName: 'báo cáo.pdf',
  sizeBytes,
  startedAt: new Date('2026-11-26T01:00:00Z'),
});

describe('the store of uploads under way', () => {
  it('knows after a restart what each is and how far, and gives the bytes in one', async () => {
    const bytes = randomBytes(5000);
    const upload = anUpload(bytes.length);
    const store = await createDiskUploadStore(root);
    await store.start(upload);
    await store.append(upload.uploadId, inPieces(bytes.subarray(0, 2000), 700));
    const next = await createDiskUploadStore(root);
    const known = { ...upload, outcome: null };
    expect(await next.find(upload.uploadId)).toMatchObject({ ...known, receivedBytes: 2000 });
    await next.append(upload.uploadId, inPieces(bytes.subarray(2000)));
    expect(await buffer(Readable.from(next.read(upload.uploadId)))).toEqual(bytes);
    const outcome = { documentId: DocumentId.parse(randomUUID()) };
    await next.settle(upload.uploadId, outcome);
    expect(await next.all()).toMatchObject([{ ...upload, outcome, receivedBytes: bytes.length }]);
    expect(readdirSync(root)).toEqual([`${upload.uploadId}.json`]);
    for (let time = 1; time <= 2; time += 1) await next.remove(upload.uploadId);
    expect(readdirSync(root)).toEqual([]);
  });

  it('starts with what a power cut has left, keeps what is whole and sweeps the rest away', async () => {
    const store = await createDiskUploadStore(root);
    const [whole, empty, half, settled] = [1, 2, 3, 4].map(() => anUpload(100));
    for (const upload of [whole, empty, half, settled]) {
      if (!upload) throw new Error('not made');
      await store.start(upload);
      await store.append(upload.uploadId, inPieces(randomBytes(50)));
    }
    const [kept, done] = [whole?.uploadId ?? '', settled?.uploadId ?? ''];
    const outcome = { documentId: DocumentId.parse(randomUUID()) };
    await store.settle(UploadId.parse(done), outcome);
    writeFileSync(join(root, `${empty?.uploadId}.json`), '');
    writeFileSync(join(root, `${half?.uploadId}.json`), '{"uploadId":"');
    writeFileSync(join(root, `${done}.part`), 'bytes of a settled one');
    writeFileSync(join(root, `${randomUUID()}.part`), 'bytes of none');
    writeFileSync(join(root, `${kept}.draft`), '{');
    expect(await store.all()).toHaveLength(2);
    const next = await createDiskUploadStore(root);
    expect(readdirSync(root).sort()).toEqual(
      [`${kept}.json`, `${kept}.part`, `${done}.json`].sort(),
    );
    expect(await next.find(UploadId.parse(kept))).toMatchObject({ receivedBytes: 50 });
    for (const { uploadId } of await next.all()) await next.remove(uploadId);
  });

  it('keeps what came before a break, and takes no more than was announced', async () => {
    const upload = anUpload(3000);
    const store = await createDiskUploadStore(root);
    await store.start(upload);
    async function* broken() {
      yield randomBytes(1000);
      throw new Error('line lost');
    }
    await expect(store.append(upload.uploadId, broken())).rejects.toThrow('line lost');
    await expect(
      store.append(upload.uploadId, inPieces(randomBytes(4000), 1000)),
    ).rejects.toMatchObject({ code: 'TOO_LARGE' });
    expect(await store.find(upload.uploadId)).toMatchObject({ receivedBytes: 3000 });
    await store.remove(upload.uploadId);
  });

  it('does not bring an upload back that was given up while its bytes came', async () => {
    const upload = anUpload(3000);
    const store = await createDiskUploadStore(root);
    await expect(store.append(upload.uploadId, inPieces(randomBytes(10)))).rejects.toMatchObject({
      body: { code: 'NOT_FOUND', reason: 'upload' },
    });
    expect(readdirSync(root)).toEqual([]);
  });

  it.runIf(maySmallDisk)(
    'says that the disk is full, keeps what has come, and goes on when there is room',
    () =>
      onSmallDisk(4, async (disk) => {
        const store = await createDiskUploadStore(disk);
        const [large, other] = [anUpload(6 * MB), anUpload(2 * MB)];
        await store.start(other);
        await store.append(other.uploadId, inPieces(randomBytes(2 * MB)));
        expect(await store.freeBytes()).toBeLessThanOrEqual(2 * MB);
        await store.start(large);
        await expect(
          store.append(large.uploadId, inPieces(randomBytes(6 * MB))),
        ).rejects.toMatchObject({ body: { code: 'UNAVAILABLE', reason: 'storage-full' } });
        const reached = (await store.find(large.uploadId))?.receivedBytes ?? 0;
        expect(reached).toBeGreaterThan(MB);
        await store.remove(other.uploadId);
        await store.append(large.uploadId, inPieces(randomBytes(MB)));
        expect(await store.find(large.uploadId)).toMatchObject({ receivedBytes: reached + MB });
      }),
  );
});
