import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { degrees, PDFDocument, type PDFPage, StandardFonts } from 'pdf-lib';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Actor } from '#server/domain/actor.ts';
import { aReadingDesk } from '#tests/support/a-reading-desk.ts';
import { landscapePdf, pdfFile } from '#tests/support/files/pdf-files.ts';
import { useDatabase } from '#tests/support/use-database.ts';
import { useDocumentDesk } from '#tests/support/use-document-desk.ts';

vi.setConfig({ testTimeout: 60_000 });

const database = useDatabase();
const documents = useDocumentDesk(database);
const folder = mkdtempSync(join(tmpdir(), 'nghi-su-packets-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let reading: Awaited<ReturnType<typeof aReadingDesk>>;
beforeEach(async () => {
  reading = await aReadingDesk(database, documents.desk);
  return () => reading.close();
});

async function packetOf(actor: Actor) {
  const file = await reading.packets.open(actor, documents.meeting.meetingId);
  const bytes = await buffer(await file.read());
  const path = join(folder, `${actor.userId}.pdf`);
  writeFileSync(path, bytes);
  return { file, bytes, path };
}

const textOf = (path: string, page: number) =>
  execFileSync('pdftotext', ['-f', `${page}`, '-l', `${page}`, '-layout', path, '-']).toString();

async function outlineOf(bytes: Buffer) {
  const task = getDocument({ data: Uint8Array.from(bytes), verbosity: 0 });
  const pdf = await task.promise;
  try {
    const pageOf = async (destination: unknown) =>
      Array.isArray(destination) ? 1 + (await pdf.getPageIndex(destination[0])) : null;
    const read = async (marks: Awaited<ReturnType<typeof pdf.getOutline>>): Promise<unknown[]> =>
      Promise.all(
        marks.map(async ({ title, dest, items }) => [title, await pageOf(dest), await read(items)]),
      );
    return {
      count: pdf.numPages,
      marks: await read(await pdf.getOutline()),
      info: (await pdf.getMetadata()).info as Record<string, unknown>,
      links: (await (await pdf.getPage(2)).getAnnotations()).length,
    };
  } finally {
    await task.destroy();
  }
}

describe('a packet', () => {
  it('holds the documents in their order, numbered, bookmarked and linked from its contents', async () => {
    const first = await documents.converted(
      await documents.upload(await pdfFile(3), 'Báo cáo.pdf'),
    );
    const second = await documents.converted(
      await documents.upload(await landscapePdf(2), 'Tờ trình.pdf'),
    );
    const { delegate, meetingId, itemId } = documents.meeting;
    const contents = await reading.packets.contents(delegate, meetingId);
    expect(contents).toEqual({
      key: expect.stringMatching(/^[0-9a-f]{64}$/),
      fileName: 'Tập tài liệu - Phiên họp.pdf',
      pageCount: 7,
      leftOut: [],
      documents: [
        {
          itemId,
          documentId: first.documentId,
          versionId: first.versionId,
          title: 'Báo cáo',
          firstPage: 3,
          pageCount: 3,
        },
        {
          itemId,
          documentId: second.documentId,
          versionId: second.versionId,
          title: 'Tờ trình',
          firstPage: 6,
          pageCount: 2,
        },
      ],
    });

    const { file, bytes, path } = await packetOf(delegate);
    expect(file.etag.startsWith(contents.key)).toBe(true);
    expect(execFileSync('qpdf', ['--check', path]).toString()).toContain('No syntax or stream');
    expect(await outlineOf(bytes)).toMatchObject({
      count: 7,
      links: 3,
      info: { Title: 'Tập tài liệu: Phiên họp' },
      marks: [
        ['Mục lục', 2, []],
        [
          '1. Nội dung',
          3,
          [
            ['Báo cáo', 3, []],
            ['Tờ trình', 6, []],
          ],
        ],
      ],
    });
    const cover = textOf(path, 1);
    expect(cover).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
    expect(cover).toMatch(/08 giờ 00 – 11 giờ 00, ngày 01\/12\/2099/);
    expect(cover).toContain('Người nhận: Đại biểu');
    expect(textOf(path, 2)).toMatch(/Tờ trình\s*\.+\s*6/);
    expect(textOf(path, 4)).toMatch(/Bao cao 2[\s\S]*1\. Báo cáo · Trang 4\/7/);
    expect(textOf(path, 7)).toMatch(/1\. Tờ trình · Trang 7\/7/);
    const sizes = execFileSync('pdfinfo', ['-f', '6', '-l', '6', path]).toString();
    expect(sizes).toMatch(/rot: +90/);
  });

  it('shows each page as it is in its document, however it is turned and cropped: notes are placed by that', async () => {
    const source = await PDFDocument.create();
    const font = await source.embedFont(StandardFonts.Helvetica);
    for (const angle of [0, 90, 180, 270]) {
      const page = source.addPage([595, 842]);
      page.drawText(`Trang quay ${angle}`, { x: 100, y: 400, font });
      page.setRotation(degrees(angle));
      page.setCropBox(10, 20, 560, 800);
    }
    await documents.converted(await documents.upload(Buffer.from(await source.save())));
    const { bytes } = await packetOf(documents.meeting.delegate);
    const packet = await PDFDocument.load(bytes);
    const { documents: placed } = await reading.packets.contents(
      documents.meeting.delegate,
      documents.meeting.meetingId,
    );
    const first = placed[0]?.firstPage ?? 0;
    const standing = (page: PDFPage) => [
      page.getMediaBox(),
      page.getCropBox(),
      page.getRotation().angle,
    ];
    expect(
      packet
        .getPages()
        .slice(first - 1)
        .map(standing),
    ).toEqual(source.getPages().map(standing));
  });

  it('names its reader on the cover and is the same file for all otherwise', async () => {
    await documents.converted(await documents.upload(await pdfFile(1)));
    const mine = await packetOf(documents.meeting.delegate);
    const theirs = await packetOf(documents.meeting.chair);
    expect(textOf(theirs.path, 1)).toContain('Người nhận: Chủ trì');
    expect(textOf(theirs.path, 1)).not.toContain('Người nhận: Đại biểu');
    expect(mine.file.etag).not.toBe(theirs.file.etag);
    const shared = mine.bytes.length - 4000;
    expect(mine.bytes.subarray(0, shared).equals(theirs.bytes.subarray(0, shared))).toBe(true);
  });

  it('is read in ranges across the place where its reader’s part begins', async () => {
    await documents.converted(await documents.upload(await pdfFile(1)));
    const { file, bytes } = await packetOf(documents.meeting.delegate);
    expect(file.sizeBytes).toBe(bytes.length);
    for (const [start, end] of [
      [0, 99],
      [bytes.length - 5000, bytes.length - 1],
      [bytes.length - 10, bytes.length - 1],
    ] as const) {
      const part = await buffer(await file.read({ start, end }));
      expect(part.equals(bytes.subarray(start, end + 1))).toBe(true);
    }
  });

  it('holds for each reader what that reader may read, and names what is read in the system alone', async () => {
    const open = await documents.converted(await documents.upload(await pdfFile(1), 'Chung.pdf'));
    const closed = await documents.converted(
      await documents.upload(await pdfFile(2), 'Nội bộ.pdf'),
    );
    const { delegate, chair, secretary, meetingId } = documents.meeting;
    await documents.desk.handOut.handOut(secretary, closed.documentId, {
      version: closed.version,
      handOut: { audience: null, isInternal: true, readFrom: null, readUntil: null },
    });
    const forChair = await documents.converted(
      await documents.upload(await pdfFile(1), 'Chủ trì.pdf'),
    );
    await documents.desk.handOut.handOut(secretary, forChair.documentId, {
      version: forChair.version,
      handOut: {
        audience: { roles: [], unitIds: [], siteIds: [], userIds: [chair.userId] },
        isInternal: false,
        readFrom: null,
        readUntil: null,
      },
    });
    const contents = await reading.packets.contents(delegate, meetingId);
    expect(contents.leftOut).toEqual(['Nội bộ']);
    expect(contents.documents.map(({ versionId }) => versionId)).toEqual([open.versionId]);
    const chairs = await reading.packets.contents(chair, meetingId);
    expect(chairs.documents.map(({ title }) => title)).toEqual(['Chung', 'Chủ trì']);
    const { path } = await packetOf(delegate);
    expect(textOf(path, 1)).toMatch(/Chỉ đọc trên hệ thống[\s\S]*- Nội bộ/);
    expect(textOf(path, 2)).not.toContain('Chủ trì');
  });

  it('is made anew without a document that was removed, and leaves nothing of it behind', async () => {
    const kept = await documents.converted(await documents.upload(await pdfFile(1), 'Còn.pdf'));
    const gone = await documents.converted(await documents.upload(await pdfFile(2), 'Bỏ.pdf'));
    const { delegate, secretary, meetingId } = documents.meeting;
    await packetOf(delegate);
    await documents.desk.documents.remove(secretary, gone.documentId, { version: gone.version });
    await reading.pages.forget(gone.documentId);
    const left = execFileSync('find', [
      join(documents.desk.folder, 'derived'),
      '-name',
      'packet.pdf',
    ]);
    expect(left.toString()).toBe('');
    expect((await reading.packets.contents(delegate, meetingId)).documents).toMatchObject([
      { versionId: kept.versionId },
    ]);
  });

  it('is refused to who is not in the meeting, and where there is nothing in it', async () => {
    const { stranger, delegate, meetingId } = documents.meeting;
    for (const ask of [reading.packets.contents, reading.packets.make, reading.packets.open])
      await expect(ask(stranger, meetingId)).rejects.toThrow(documents.refusal('FORBIDDEN'));
    await expect(reading.packets.open(delegate, meetingId)).rejects.toThrow(
      documents.refusal('NOT_FOUND', 'packet-empty'),
    );
  });

  it('leaves a line in the audit log, one a minute for all its ranges', async () => {
    await documents.converted(await documents.upload(await pdfFile(1)));
    const { delegate, meetingId } = documents.meeting;
    for (let range = 0; range < 3; range += 1)
      await (await reading.packets.open(delegate, meetingId)).noteOpening();
    const lines = await database.prisma.auditEntry.findMany({
      where: { action: 'packet.read', accountId: delegate.userId },
    });
    expect(lines).toMatchObject([{ subject: `meeting:${meetingId}` }]);
  });
});
