import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { docxWithHeader } from '#tests/support/files/office-files.ts';
import { letterPdf, scanOf } from '#tests/support/files/pdf-files.ts';
import { useDatabase } from '#tests/support/use-database.ts';
import { useDocumentDesk } from '#tests/support/use-document-desk.ts';

// Two cores, LibreOffice at low priority: a conversion may wait long for its turn beside other tests.
vi.setConfig({ testTimeout: 120_000 });

const database = useDatabase();
const here = useDocumentDesk(database);
const { upload, converted, refusal } = here;
const REFUSED = { state: 'failed', problem: 'state-secret' };

const isStored = (key: string) => existsSync(join(here.desk.folder, 'files', key.slice(0, 2), key));
const keyOf = async (versionId: string) =>
  (await database.prisma.documentVersion.findUniqueOrThrow({ where: { id: versionId } }))
    .originalKey;

describe('a paper that bears a mark of secrecy', () => {
  it.each([
    ['in the head of a DOCX', () => docxWithHeader('MẬT', 'Kế hoạch', randomUUID()), 'a.docx'],
    ['as a line of a PDF’s text', () => letterPdf({ mark: 'TỐI MẬT' }, [randomUUID()]), 'a.pdf'],
    ['as a red stamp on a scan', async () => scanOf(await letterPdf({ mark: 'MẬT' })), 'a.pdf'],
    [
      'as a red stamp, turned, on a scan with text beside it',
      async () =>
        scanOf(await letterPdf({ mark: 'TUYỆT MẬT', turned: 5 }), [
          'Bao cao cua Uy ban nhan dan huyen ve tinh hinh kinh te xa hoi nam 2026',
        ]),
      'a.pdf',
    ],
    [
      'as a black stamp on a photocopy',
      async () => scanOf(await letterPdf({ mark: 'TỐI MẬT', ink: 'black' })),
      'a.pdf',
    ],
  ])('%s is refused, and nothing of it is kept', async (_how, make, fileName) => {
    const added = await upload(await make(), fileName);
    expect((await converted(added)).progress).toEqual(REFUSED);
    const key = await keyOf(added.versionId);
    await vi.waitFor(() => expect(isStored(key)).toBe(false));
    const version = await database.prisma.documentVersion.findUniqueOrThrow({
      where: { id: added.versionId },
    });
    expect(version).toMatchObject({ pageText: null, pdfKey: null });
    const { secretary } = here.meeting;
    await expect(here.desk.reading.openOriginal(secretary, added.versionId)).rejects.toEqual(
      refusal('NOT_FOUND', 'state-secret'),
    );
    await expect(here.desk.documents.retry(secretary, added.documentId)).rejects.toEqual(
      refusal('WRONG_STATE', 'not-failed'),
    );
    const [entry, ...more] = await database.prisma.auditEntry.findMany({
      where: { action: 'document.refuse', subject: `version:${added.versionId}` },
    });
    expect(more).toEqual([]);
    expect(entry?.detail).toEqual({ reason: 'state-secret', found: 'content' });
  });

  it('leaves alone the bytes that another version is made of', async () => {
    const bytes = await letterPdf({ mark: 'MẬT' }, [randomUUID()]);
    const key = createHash('sha256').update(bytes).digest('hex');
    const before = await upload(await letterPdf(null, [randomUUID()]), 'b.pdf');
    await converted(before);
    await database.prisma.documentVersion.update({
      where: { id: before.versionId },
      data: { originalKey: key },
    });
    const added = await upload(bytes, 'a.pdf');
    expect((await converted(added)).progress).toEqual(REFUSED);
    expect(await here.desk.queue.refusedOriginals()).not.toContain(key);
    expect(isStored(key)).toBe(true);
  });

  it('is not hidden behind another title', async () => {
    const added = await upload(await letterPdf(null, [randomUUID()]), 'a.pdf');
    const { version, documentId } = await converted(added);
    const rename = here.desk.details.describe(here.meeting.secretary, documentId, {
      version,
      title: 'Kế hoạch (TỐI MẬT)',
    });
    await expect(rename).rejects.toEqual(refusal('UNSUPPORTED_FILE', 'state-secret'));
  });
});

describe('a paper that only speaks of secrets', () => {
  it.each([
    ['as text', () => letterPdf(null)],
    ['on a scan', async () => scanOf(await letterPdf(null))],
    ['with another red stamp', async () => scanOf(await letterPdf({ mark: 'HỎA TỐC' }))],
    ['with the seal’s “MẶT TRẬN”', async () => scanOf(await letterPdf({ mark: 'MẶT TRẬN' }))],
  ])('%s is taken', async (_how, make) => {
    const added = await upload(await make(), `${randomUUID()}.pdf`);
    expect((await converted(added)).progress).toEqual({ state: 'ready', pageCount: 1 });
  });
});
