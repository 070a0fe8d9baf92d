import { createHash, randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MeetingDocument } from '#contract/http/documents.ts';
import { DocumentId, VersionId } from '#contract/ids.ts';
import { createDocumentLists } from '#server/db/document-lists.ts';
import type { Actor } from '#server/domain/actor.ts';
import { ConversionAborted } from '#server/services/ports/converter.ts';
import { aDocumentDesk, aDocumentFolder, inPieces } from '#tests/support/a-document-desk.ts';
import { aPreparedMeeting, type PreparedMeeting } from '#tests/support/a-prepared-meeting.ts';
import { docxFile, pptxFile } from '#tests/support/files/office-files.ts';
import { pdfFile } from '#tests/support/files/pdf-files.ts';
import { zipFile } from '#tests/support/files/zip-file.ts';
import { useDatabase } from '#tests/support/use-database.ts';

// Two cores, LibreOffice at low priority: a conversion may wait long for its turn beside other tests.
vi.setConfig({ testTimeout: 120_000 });

const database = useDatabase();
let desk: Awaited<ReturnType<typeof aDocumentDesk>>;
let meeting: PreparedMeeting;

beforeAll(async () => {
  desk = await aDocumentDesk(database);
  await desk.conversions.start(new Date());
});
afterAll(() => desk.close());
beforeEach(async () => {
  meeting = await aPreparedMeeting(database.prisma, 'released');
  desk.reframed.splice(0);
});

const upload = (bytes: Buffer, fileName = 'báo cáo.pdf', actor: Actor = meeting.secretary) =>
  desk.documents.upload(actor, meeting.itemId, { fileName, content: inPieces(bytes) });

/** Waits until the conversion is over, and gives the document as it is then. */
const converted = ({ documentId }: MeetingDocument) =>
  vi.waitFor(
    async () => {
      const document = await desk.documents.get(meeting.secretary, documentId);
      expect(['ready', 'failed']).toContain(document.progress.state);
      return document;
    },
    { timeout: 60_000, interval: 50 },
  );

// The PDF of an earlier test may be arriving meanwhile: it does not stay.
const nothingArriving = () =>
  vi.waitFor(() => expect(readdirSync(join(desk.folder, 'files', 'arriving'))).toEqual([]), 10_000);

const refusal = (code: string, reason?: string) =>
  expect.objectContaining({ body: expect.objectContaining(reason ? { code, reason } : { code }) });

describe('a document that is uploaded', () => {
  it('is queued, converted by the job, and brought into the meeting', async () => {
    const added = await upload(await docxFile('Kế hoạch'), 'Kế hoạch.docx');
    expect(added).toMatchObject({
      title: 'Kế hoạch',
      fileName: 'Kế hoạch.docx',
      uploadedBy: 'Thư ký',
      progress: { state: 'queued' },
    });
    expect((await converted(added)).progress).toEqual({ state: 'ready', pageCount: 1 });
    await vi.waitFor(() =>
      expect(desk.reframed).toEqual([
        { meetingId: meeting.meetingId, by: meeting.secretary.userId },
      ]),
    );
    const lists = await createDocumentLists(database.prisma).documentsOf([meeting.itemId]);
    expect(lists.get(meeting.itemId)).toMatchObject([{ documentId: added.documentId }]);
    const version = await database.prisma.documentVersion.findUniqueOrThrow({
      where: { id: added.versionId },
    });
    expect(version.pageText).toContain('Kế hoạch');
  });

  it('sent twice is one; the same file under another name is another', async () => {
    const bytes = await pdfFile(1, randomUUID());
    const first = await upload(bytes, 'a.pdf');
    expect((await upload(bytes, 'a.pdf')).documentId).toBe(first.documentId);
    expect((await upload(bytes, 'b.pdf')).documentId).not.toBe(first.documentId);
  });

  it('is written down with its hash', async () => {
    const bytes = await pdfFile(1, randomUUID());
    const { documentId } = await upload(bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const entries = await database.prisma.auditEntry.findMany({
      where: { subject: `document:${documentId}` },
    });
    expect(entries).toMatchObject([
      { action: 'document.upload', accountId: meeting.secretary.userId, detail: { sha256 } },
    ]);
  });

  it.each([
    ['', 'trống.pdf', 'BAD_INPUT', 'empty'],
    ['chữ', 'a.docx', 'UNSUPPORTED_FILE', 'wrong-type'],
    ['%PDF-1.7 hỏng', 'a.pdf', 'BAD_INPUT', 'damaged'],
  ])('%j as %s is refused, and nothing of it stays', async (text, name, code, reason) => {
    await expect(upload(Buffer.from(text), name)).rejects.toEqual(refusal(code, reason));
    await nothingArriving();
    expect(await database.prisma.meetingDocument.count({ where: { itemId: meeting.itemId } })).toBe(
      0,
    );
  });

  it('is cut off at the limit by the bytes that really come', async () => {
    async function* endless() {
      while (true) yield Buffer.alloc(1024 * 1024);
    }
    await expect(
      desk.documents.upload(meeting.secretary, meeting.itemId, {
        fileName: 'a.pdf',
        content: endless(),
      }),
    ).rejects.toEqual(refusal('TOO_LARGE', 'file'));
    await nothingArriving();
  });
});

describe('what only LibreOffice finds unreadable', () => {
  // A package in order whose content is none.
  const hollow = zipFile({
    '[Content_Types].xml':
      '<Types><Override ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    'word/document.xml': '<broken',
  });

  it('becomes a state of the document: its original is kept, it may be tried again, the next is converted', async () => {
    const bad = await upload(hollow, 'hỏng.docx');
    const good = await upload(pptxFile('x'), 'tốt.pptx');
    const failed = { state: 'failed', problem: 'damaged' };
    expect((await converted(bad)).progress).toEqual(failed);
    expect((await converted(good)).progress).toEqual({ state: 'ready', pageCount: 1 });
    const original = await desk.documents.openOriginal(meeting.delegate, bad.versionId);
    expect(await buffer(await original.read())).toEqual(hollow);
    await expect(desk.documents.openPdf(meeting.delegate, bad.versionId)).rejects.toEqual(
      refusal('WRONG_STATE', 'not-ready'),
    );
    const again = await desk.documents.retry(meeting.secretary, bad.documentId);
    expect(again.progress).toEqual({ state: 'queued' });
    expect((await converted(bad)).progress).toEqual(failed);
    await expect(desk.documents.retry(meeting.secretary, good.documentId)).rejects.toEqual(
      refusal('WRONG_STATE', 'not-failed'),
    );
  });
});

describe('who may do what', () => {
  it('only those who prepare the meeting add, rename, try again and remove', async () => {
    const pdf = await pdfFile(1, randomUUID());
    const { documentId } = await upload(pdf);
    for (const actor of [meeting.delegate, meeting.stranger]) {
      await expect(upload(pdf, 'khác.pdf', actor)).rejects.toEqual(refusal('FORBIDDEN'));
      await expect(desk.documents.rename(actor, documentId, 'x')).rejects.toEqual(
        refusal('FORBIDDEN'),
      );
      await expect(desk.documents.retry(actor, documentId)).rejects.toEqual(refusal('FORBIDDEN'));
      await expect(desk.documents.remove(actor, documentId)).rejects.toEqual(refusal('FORBIDDEN'));
    }
  });

  it('who takes part reads; a stranger does not; of a draft nobody else even learns', async () => {
    const added = await upload(await pdfFile(1, randomUUID()));
    await converted(added);
    const { documentId, versionId } = added;
    expect((await desk.documents.openPdf(meeting.delegate, versionId)).mediaType).toBe(
      'application/pdf',
    );
    for (const read of [
      () => desk.documents.get(meeting.stranger, documentId),
      () => desk.documents.openPdf(meeting.stranger, versionId),
      () => desk.documents.openOriginal(meeting.stranger, versionId),
    ])
      await expect(read()).rejects.toEqual(refusal('FORBIDDEN'));
    await meeting.setPhase('draft');
    await expect(desk.documents.openPdf(meeting.delegate, versionId)).rejects.toEqual(
      refusal('NOT_FOUND'),
    );
  });

  it('a bare refusal comes before a byte is read', async () => {
    let reads = 0;
    async function* counted() {
      reads += 1;
      yield Buffer.from('x');
    }
    await expect(
      desk.documents.upload(meeting.delegate, meeting.itemId, {
        fileName: 'a.pdf',
        content: counted(),
      }),
    ).rejects.toEqual(refusal('FORBIDDEN'));
    expect(reads).toBe(0);
  });

  it('the documents of a meeting that is over stay as they are', async () => {
    const added = await upload(await pdfFile(1, randomUUID()));
    await converted(added);
    await meeting.setPhase('ended');
    const over = refusal('WRONG_STATE', 'meeting-ended');
    const { secretary } = meeting;
    await expect(upload(await pdfFile())).rejects.toEqual(over);
    await expect(desk.documents.rename(secretary, added.documentId, 'x')).rejects.toEqual(over);
    await expect(desk.documents.remove(secretary, added.documentId)).rejects.toEqual(over);
    expect((await desk.documents.openPdf(secretary, added.versionId)).etag).toMatch(
      /^[0-9a-f]{64}$/,
    );
  });

  it('what is not there is not found', async () => {
    const documentId = DocumentId.parse(randomUUID());
    await expect(desk.documents.get(meeting.secretary, documentId)).rejects.toEqual(
      refusal('NOT_FOUND'),
    );
    await expect(
      desk.documents.openPdf(meeting.secretary, VersionId.parse(randomUUID())),
    ).rejects.toEqual(refusal('NOT_FOUND'));
  });
});

describe('a document that is removed', () => {
  it('is gone from its item and can not be read, and its meeting hears of it', async () => {
    const added = await upload(await pdfFile(1, randomUUID()));
    await converted(added);
    await vi.waitFor(() => expect(desk.reframed).toHaveLength(1));
    await desk.documents.remove(meeting.secretary, added.documentId);
    expect(desk.reframed).toHaveLength(2);
    const lists = await createDocumentLists(database.prisma).documentsOf([meeting.itemId]);
    expect(lists.get(meeting.itemId)).toEqual([]);
    await expect(desk.documents.openPdf(meeting.delegate, added.versionId)).rejects.toEqual(
      refusal('NOT_FOUND'),
    );
  });
});

describe('a conversion that the server did not live to end', () => {
  const other = useDatabase();

  it.each([
    ['was stopped in order', 'queued'],
    ['died', 'converting'],
  ])('is taken up at the next start when the server %s', async (_how, state) => {
    const { itemId, secretary } = await aPreparedMeeting(other.prisma, 'released');
    const folder = aDocumentFolder();
    let taken = 0;
    const ending = await aDocumentDesk(other, {
      folder,
      convert: () => {
        taken += 1;
        return Promise.reject(new ConversionAborted());
      },
    });
    await ending.conversions.start(new Date());
    const { documentId, versionId } = await ending.documents.upload(secretary, itemId, {
      fileName: 'a.pdf',
      content: inPieces(await pdfFile(1, randomUUID())),
    });
    const progress = async () => (await ending.documents.get(secretary, documentId)).progress;
    await vi.waitFor(() => expect(taken).toBe(1), 10_000);
    await vi.waitFor(async () => expect(await progress()).toEqual({ state: 'queued' }), 5000);
    await ending.close();
    if (state === 'converting')
      await other.prisma.documentVersion.update({
        where: { id: versionId },
        data: { state, startedAt: new Date() },
      });
    const next = await aDocumentDesk(other, { folder });
    await next.conversions.start(new Date());
    await vi.waitFor(
      async () => expect(await progress()).toEqual({ state: 'ready', pageCount: 1 }),
      60_000,
    );
    await next.close();
  });

  it('a turn that was given to another writes nothing any more', async () => {
    const added = await upload(await pdfFile(1, randomUUID()));
    await converted(added);
    await database.prisma.documentVersion.update({
      where: { id: added.versionId },
      data: { state: 'queued', startedAt: null },
    });
    const first = await desk.queue.take(added.versionId, new Date('2026-01-01T00:00:00Z'));
    expect(await desk.queue.take(added.versionId, new Date())).toBeNull();
    await desk.queue.takeUpAgain(new Date('2026-01-02T00:00:00Z'));
    const second = await desk.queue.take(added.versionId, new Date());
    if (!first || !second) throw new Error('both turns are taken in this test');
    expect(await desk.queue.settle(first, { state: 'failed', problem: 'damaged' })).toBe(false);
    expect(await desk.queue.settle(second, { state: 'failed', problem: 'damaged' })).toBe(true);
  });
});
