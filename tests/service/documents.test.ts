import { createHash, randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it, vi } from 'vitest';
import { DocumentId, VersionId } from '#contract/ids.ts';
import { createDocumentLists } from '#server/db/document-lists.ts';
import { docxFile, pptxFile } from '#tests/support/files/office-files.ts';
import { pdfFile } from '#tests/support/files/pdf-files.ts';
import { zipFile } from '#tests/support/files/zip-file.ts';
import { useDatabase } from '#tests/support/use-database.ts';
import { useDocumentDesk } from '#tests/support/use-document-desk.ts';

// Two cores, LibreOffice at low priority: a conversion may wait long for its turn beside other tests.
vi.setConfig({ testTimeout: 120_000 });

const database = useDatabase();
const here = useDocumentDesk(database);
const { upload, converted, refusal } = here;

// The PDF of an earlier test may be arriving meanwhile: it does not stay.
const nothingArriving = () =>
  vi.waitFor(
    () => expect(readdirSync(join(here.desk.folder, 'files', 'arriving'))).toEqual([]),
    10_000,
  );

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
      expect(here.desk.reframed).toEqual([
        { meetingId: here.meeting.meetingId, by: here.meeting.secretary.userId },
      ]),
    );
    const lists = await createDocumentLists(database.prisma).documentsOf([here.meeting.itemId]);
    expect(lists.get(here.meeting.itemId)).toMatchObject([{ documentId: added.documentId }]);
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
      { action: 'document.upload', accountId: here.meeting.secretary.userId, detail: { sha256 } },
    ]);
  });

  it.each([
    ['', 'trống.pdf', 'BAD_INPUT', 'empty'],
    ['chữ', 'a.docx', 'UNSUPPORTED_FILE', 'wrong-type'],
    ['%PDF-1.7 hỏng', 'a.pdf', 'BAD_INPUT', 'damaged'],
  ])('%j as %s is refused, and nothing of it stays', async (text, name, code, reason) => {
    await expect(upload(Buffer.from(text), name)).rejects.toEqual(refusal(code, reason));
    await nothingArriving();
    expect(
      await database.prisma.meetingDocument.count({ where: { itemId: here.meeting.itemId } }),
    ).toBe(0);
  });

  it('is cut off at the limit by the bytes that really come', async () => {
    async function* endless() {
      while (true) yield Buffer.alloc(1024 * 1024);
    }
    await expect(
      here.desk.documents.upload(here.meeting.secretary, here.meeting.itemId, {
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
    const { secretary, delegate } = here.meeting;
    const original = await here.desk.reading.openOriginal(secretary, bad.versionId);
    expect(await buffer(await original.read())).toEqual(hollow);
    // Nobody has looked into it: it is no reader's.
    await expect(here.desk.reading.openOriginal(delegate, bad.versionId)).rejects.toEqual(
      refusal('WRONG_STATE', 'not-ready'),
    );
    await expect(here.desk.reading.openPdf(here.meeting.delegate, bad.versionId)).rejects.toEqual(
      refusal('WRONG_STATE', 'not-ready'),
    );
    const again = await here.desk.documents.retry(here.meeting.secretary, bad.documentId);
    // The job may have taken it up by now.
    expect(['queued', 'converting']).toContain(again.progress.state);
    expect((await converted(bad)).progress).toEqual(failed);
    await expect(
      here.desk.documents.retry(here.meeting.secretary, good.documentId),
    ).rejects.toEqual(refusal('WRONG_STATE', 'not-failed'));
  });
});

describe('who may do what', () => {
  it('only those who prepare the meeting add, rename, try again and remove', async () => {
    const pdf = await pdfFile(1, randomUUID());
    const { documentId, version } = await upload(pdf);
    const change = { version, title: 'x' };
    for (const actor of [here.meeting.delegate, here.meeting.stranger]) {
      await expect(upload(pdf, 'khác.pdf', actor)).rejects.toEqual(refusal('FORBIDDEN'));
      await expect(here.desk.details.describe(actor, documentId, change)).rejects.toEqual(
        refusal('FORBIDDEN'),
      );
      await expect(here.desk.documents.retry(actor, documentId)).rejects.toEqual(
        refusal('FORBIDDEN'),
      );
      await expect(here.desk.documents.remove(actor, documentId, change)).rejects.toEqual(
        refusal('FORBIDDEN'),
      );
    }
  });

  it('who takes part reads; a stranger does not; of a draft nobody else even learns', async () => {
    const added = await upload(await pdfFile(1, randomUUID()));
    await converted(added);
    const { documentId, versionId } = added;
    expect((await here.desk.reading.openPdf(here.meeting.delegate, versionId)).mediaType).toBe(
      'application/pdf',
    );
    for (const read of [
      () => here.desk.reading.get(here.meeting.stranger, documentId),
      () => here.desk.reading.openPdf(here.meeting.stranger, versionId),
      () => here.desk.reading.openOriginal(here.meeting.stranger, versionId),
    ])
      await expect(read()).rejects.toEqual(refusal('FORBIDDEN'));
    await here.meeting.setPhase('draft');
    await expect(here.desk.reading.openPdf(here.meeting.delegate, versionId)).rejects.toEqual(
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
      here.desk.documents.upload(here.meeting.delegate, here.meeting.itemId, {
        fileName: 'a.pdf',
        content: counted(),
      }),
    ).rejects.toEqual(refusal('FORBIDDEN'));
    expect(reads).toBe(0);
  });

  it('the documents of a meeting that is over stay as they are', async () => {
    const added = await upload(await pdfFile(1, randomUUID()));
    await converted(added);
    await here.meeting.setPhase('ended');
    const over = refusal('WRONG_STATE', 'meeting-ended');
    const { secretary } = here.meeting;
    await expect(upload(await pdfFile())).rejects.toEqual(over);
    const { documentId, version } = added;
    const { documents, details } = here.desk;
    await expect(details.describe(secretary, documentId, { version, title: 'x' })).rejects.toEqual(
      over,
    );
    await expect(documents.remove(secretary, documentId, { version })).rejects.toEqual(over);
    expect((await here.desk.reading.openPdf(secretary, added.versionId)).etag).toMatch(
      /^[0-9a-f]{64}$/,
    );
  });

  it('what is not there is not found', async () => {
    const documentId = DocumentId.parse(randomUUID());
    await expect(here.desk.reading.get(here.meeting.secretary, documentId)).rejects.toEqual(
      refusal('NOT_FOUND'),
    );
    await expect(
      here.desk.reading.openPdf(here.meeting.secretary, VersionId.parse(randomUUID())),
    ).rejects.toEqual(refusal('NOT_FOUND'));
  });
});

describe('a document that is removed', () => {
  it('is gone from its item and can not be read, and its meeting hears of it', async () => {
    const added = await upload(await pdfFile(1, randomUUID()));
    await converted(added);
    await vi.waitFor(() => expect(here.desk.reframed).toHaveLength(1));
    await here.desk.documents.remove(here.meeting.secretary, added.documentId, added);
    expect(here.desk.reframed).toHaveLength(2);
    const lists = await createDocumentLists(database.prisma).documentsOf([here.meeting.itemId]);
    expect(lists.get(here.meeting.itemId)).toEqual([]);
    await expect(here.desk.reading.openPdf(here.meeting.delegate, added.versionId)).rejects.toEqual(
      refusal('NOT_FOUND'),
    );
  });
});
