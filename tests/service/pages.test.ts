import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { OpenFile } from '#server/services/document-reading.ts';
import { aReadingDesk } from '#tests/support/a-reading-desk.ts';
import { landscapePdf, pdfFile, scanPdf } from '#tests/support/files/pdf-files.ts';
import { useDatabase } from '#tests/support/use-database.ts';
import { useDocumentDesk } from '#tests/support/use-document-desk.ts';

vi.setConfig({ testTimeout: 60_000 });

const database = useDatabase();
const documents = useDocumentDesk(database);
const folder = mkdtempSync(join(tmpdir(), 'nghi-su-pages-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let reading: Awaited<ReturnType<typeof aReadingDesk>>;
beforeEach(async () => {
  reading = await aReadingDesk(database, documents.desk);
  return () => reading.close();
});

async function onDisk(file: OpenFile, name: string): Promise<string> {
  const path = join(folder, name);
  writeFileSync(path, await buffer(await file.read()));
  return path;
}

/** Width and height that a JPEG says of itself, in the frame header (ITU-T T.81, B.2.2). */
function sizeOfJpeg(bytes: Buffer): [width: number, height: number] {
  for (let at = 2; at < bytes.length; at += 2 + bytes.readUInt16BE(at + 2)) {
    const marker = bytes.readUInt16BE(at);
    if (marker === 0xffc0 || marker === 0xffc2)
      return [bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5)];
  }
  throw new Error('no frame header');
}

describe('a page', () => {
  it('is a PDF of its own, with its text, and comes under one ETag', async () => {
    const { versionId } = await documents.converted(await documents.upload(await pdfFile(12)));
    const { delegate } = documents.meeting;
    const file = await reading.pages.openPage(delegate, versionId, 7);
    const path = await onDisk(file, 'page.pdf');
    expect(execFileSync('qpdf', ['--show-npages', path]).toString().trim()).toBe('1');
    expect(execFileSync('pdftotext', [path, '-']).toString()).toContain('Bao cao 7');
    expect((await reading.pages.openPage(delegate, versionId, 7)).etag).toBe(file.etag);
    expect((await reading.pages.openPage(delegate, versionId, 8)).etag).not.toBe(file.etag);
  });

  it('has a picture in the next of a few widths, lying pages lying', async () => {
    const { versionId } = await documents.converted(await documents.upload(await landscapePdf(1)));
    const picture = await reading.pages.openImage(documents.meeting.delegate, versionId, 1, 700);
    const [width, height] = sizeOfJpeg(await buffer(await picture.read()));
    expect(width).toBe(800);
    expect(height).toBeCloseTo((800 * 595) / 842, -1);
    expect(picture.mediaType).toBe('image/jpeg');
  });

  it('that is a scan is named as heavy, an ordinary one is not; all say their size as read', async () => {
    const scan = await documents.converted(await documents.upload(await scanPdf(2), 'quét.pdf'));
    const plain = await documents.converted(await documents.upload(await landscapePdf(2), 'b.pdf'));
    const { delegate } = documents.meeting;
    expect(await reading.pages.pages(delegate, scan.versionId)).toMatchObject({
      heavyPages: [1, 2],
      wordlessPages: [1, 2],
    });
    expect(await reading.pages.pages(delegate, plain.versionId)).toMatchObject({
      heavyPages: [],
      wordlessPages: [],
      sizes: [
        [842, 595],
        [842, 595],
      ],
    });
  });

  it('of an internal document bears its reader’s name, each reader’s their own', async () => {
    const document = await documents.converted(await documents.upload(await pdfFile(2)));
    const { secretary, delegate, otherDelegate } = documents.meeting;
    const unmarked = await reading.pages.openImage(delegate, document.versionId, 1, 800);
    const plain = await buffer(await unmarked.read());
    await documents.desk.handOut.handOut(secretary, document.documentId, {
      version: document.version,
      handOut: { audience: null, isInternal: true, readFrom: null, readUntil: null },
    });
    const pictureFor = async (actor: typeof delegate) => {
      const picture = await reading.pages.openImage(actor, document.versionId, 1, 800);
      return { etag: picture.etag, bytes: await buffer(await picture.read()) };
    };
    const [mine, theirs] = [await pictureFor(delegate), await pictureFor(otherDelegate)];
    expect(mine.bytes.equals(theirs.bytes)).toBe(false);
    expect(mine.etag).not.toBe(theirs.etag);
    for (const { bytes } of [mine, theirs]) expect(bytes.equals(plain)).toBe(false);
  });

  it('is refused to a stranger, beyond the last, and after a recall, which leaves nothing of it', async () => {
    const document = await documents.converted(await documents.upload(await pdfFile(2)));
    const { secretary, delegate, stranger } = documents.meeting;
    const { documentId, versionId } = document;
    await reading.pages.openImage(delegate, versionId, 1, 800);
    await expect(reading.pages.openPage(stranger, versionId, 1)).rejects.toThrow(
      documents.refusal('FORBIDDEN'),
    );
    await expect(reading.pages.openPage(delegate, versionId, 3)).rejects.toThrow(
      documents.refusal('NOT_FOUND', 'no-such-page'),
    );
    const { version } = await documents.desk.reading.get(secretary, documentId);
    await documents.desk.handOut.recall(secretary, documentId, { version, reason: 'Nhầm' });
    await reading.pages.forget(documentId);
    await expect(reading.pages.openImage(delegate, versionId, 1, 800)).rejects.toThrow(
      documents.refusal('NOT_FOUND', 'document-recalled'),
    );
    const pdfKey = await database.prisma.documentVersion.findUniqueOrThrow({
      where: { id: versionId },
      select: { pdfKey: true },
    });
    const left = join(documents.desk.folder, 'derived', 'pages', pdfKey.pdfKey ?? '');
    expect(readdirSync(left)).toEqual([]);
  });

  it('that was made ahead, or is asked for by many at once, is made once', async () => {
    const { versionId } = await documents.converted(await documents.upload(await pdfFile(3)));
    const { delegate } = documents.meeting;
    const all = await Promise.all(
      Array.from({ length: 8 }, () => reading.pages.openImage(delegate, versionId, 2, 1200)),
    );
    expect(new Set(all.map(({ etag }) => etag)).size).toBe(1);
  });
});
