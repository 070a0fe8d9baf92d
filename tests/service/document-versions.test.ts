import { randomUUID } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import type { AnyDocument } from '#contract/http/documents.ts';
import { AnnotationId, VersionId } from '#contract/ids.ts';
import { SEALED_BYTES } from '#contract/sealing.ts';
import { createDocumentLists } from '#server/db/document-lists.ts';
import type { Actor } from '#server/domain/actor.ts';
import { inPieces } from '#tests/support/a-document-desk.ts';
import { pdfFile } from '#tests/support/files/pdf-files.ts';
import { zipFile } from '#tests/support/files/zip-file.ts';
import { useDatabase } from '#tests/support/use-database.ts';
import { useDocumentDesk } from '#tests/support/use-document-desk.ts';

// Two cores, LibreOffice at low priority: a conversion may wait long for its turn beside other tests.
vi.setConfig({ testTimeout: 120_000 });

const database = useDatabase();
const here = useDocumentDesk(database);
const { upload, converted, refusal } = here;

describe('a document whose file is replaced', () => {
  const replace = (document: AnyDocument, bytes: Buffer, fileName: string) =>
    here.desk.documents.replace(here.meeting.secretary, document.documentId, {
      fileName,
      content: inPieces(bytes),
    });
  const versionsOf = ({ documentId }: AnyDocument) =>
    database.prisma.documentVersion.findMany({
      where: { documentId },
      orderBy: { number: 'asc' },
      select: { id: true, number: true, fileName: true, state: true },
    });
  /** Waits until the newest version is converted or has failed. */
  const settled = ({ documentId }: AnyDocument) =>
    vi.waitFor(
      async () => {
        const document = await here.desk.reading.get(here.meeting.secretary, documentId);
        const { state } = document.newer?.progress ?? document.progress;
        expect(['ready', 'failed']).toContain(state);
        return document;
      },
      { timeout: 60_000, interval: 50 },
    );

  it('shows the old version until the new one is ready, keeps its title, and is one document', async () => {
    const first = await converted(await upload(await pdfFile(1, randomUUID()), 'cũ.pdf'));
    await here.desk.details.describe(here.meeting.secretary, first.documentId, {
      ...first,
      title: 'Tờ trình',
    });
    expect(await replace(first, await pdfFile(3, randomUUID()), 'mới.pdf')).toMatchObject({
      documentId: first.documentId,
      versionId: first.versionId,
      title: 'Tờ trình',
      fileName: 'cũ.pdf',
      progress: { state: 'ready', pageCount: 1 },
      newer: { fileName: 'mới.pdf' },
    });
    const second = await settled(first);
    expect(second).toMatchObject({
      documentId: first.documentId,
      title: 'Tờ trình',
      fileName: 'mới.pdf',
      progress: { state: 'ready', pageCount: 3 },
    });
    expect(second.newer).toBeUndefined();
    expect(second.versionId).not.toBe(first.versionId);
    expect(await versionsOf(first)).toMatchObject([{ number: 1 }, { number: 2 }]);
    const lists = await createDocumentLists(database.prisma).documentsOf([here.meeting.itemId]);
    expect(lists.get(here.meeting.itemId)).toMatchObject([{ versionId: second.versionId }]);
    expect(
      await here.desk.reading.getVersion(here.meeting.delegate, first.versionId),
    ).toMatchObject({
      versionId: first.versionId,
      fileName: 'cũ.pdf',
    });
  });

  it.each([{ state: 'queued' }, { state: 'failed', problem: 'state-secret' }])(
    'tells its readers nothing of a new version that is $state',
    async (data) => {
      const first = await converted(await upload(await pdfFile(1, randomUUID()), 'cũ.pdf'));
      const row = await database.prisma.documentVersion.findUniqueOrThrow({
        where: { id: first.versionId },
      });
      const id = randomUUID();
      const next = { id, number: 2, fileName: 'kín.pdf', pdfKey: null, pageCount: null, ...data };
      const { pageText: _, ...file } = row;
      await database.prisma.documentVersion.create({ data: { ...file, sha256: id, ...next } });
      const { secretary, delegate } = here.meeting;
      const listed = async (actor: Actor) =>
        (await here.desk.versions.list(actor, first.documentId)).map(({ fileName }) => fileName);
      expect(await listed(secretary)).toEqual(['kín.pdf', 'cũ.pdf']);
      expect(await listed(delegate)).toEqual(['cũ.pdf']);
      const shown = (actor: Actor) => here.desk.reading.get(actor, first.documentId);
      expect((await shown(secretary)).newer).toMatchObject({ fileName: 'kín.pdf' });
      expect((await shown(delegate)).newer).toBeUndefined();
      const open = here.desk.reading.openOriginal(delegate, VersionId.parse(id));
      await expect(open).rejects.toEqual(refusal('WRONG_STATE', 'not-ready'));
    },
  );

  it('stays as it is when the same bytes come again, under any name', async () => {
    const bytes = await pdfFile(1, randomUUID());
    const first = await converted(await upload(bytes, 'a.pdf'));
    expect(await replace(first, bytes, 'b.pdf')).toEqual(first);
    expect(await versionsOf(first)).toHaveLength(1);
  });

  it('shows the old version and the trouble when the new one fails; that one is tried again', async () => {
    const first = await converted(await upload(await pdfFile(1, randomUUID()), 'tốt.pdf'));
    const hollow = zipFile({
      '[Content_Types].xml':
        '<Types><Override ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
      'word/document.xml': `<broken ${randomUUID()}`,
    });
    await replace(first, hollow, 'hỏng.docx');
    const failed = { fileName: 'hỏng.docx', progress: { state: 'failed', problem: 'damaged' } };
    expect(await settled(first)).toMatchObject({ versionId: first.versionId, newer: failed });
    const again = await here.desk.documents.retry(here.meeting.secretary, first.documentId);
    expect(again).toMatchObject({ versionId: first.versionId, progress: { state: 'ready' } });
    expect(await settled(first)).toMatchObject({ newer: failed });
  });

  it('leaves sealed notes where they were written: their authors’ browsers alone can carry them on', async () => {
    const first = await converted(await upload(await pdfFile(2, randomUUID()), 'a.pdf'));
    const annotationId = AnnotationId.parse(randomUUID());
    const note = { page: 2, sealed: Buffer.alloc(SEALED_BYTES[0] ?? 0, 'x').toString('base64') };
    const { delegate } = here.meeting;
    await here.desk.annotations.put(delegate, first.versionId, annotationId, note);
    await replace(first, await pdfFile(2, randomUUID()), 'b.pdf');
    const { versionId } = await settled(first);
    const notes = (actor: Actor, id: VersionId) => here.desk.annotations.list(actor, id);
    expect(await notes(delegate, versionId)).toEqual([]);
    expect(await notes(delegate, first.versionId)).toMatchObject([note]);
    expect(await notes(here.meeting.secretary, first.versionId)).toEqual([]);
  });

  it('gets two numbers when two files come at once', async () => {
    const first = await converted(await upload(await pdfFile(1, randomUUID()), 'a.pdf'));
    const files = [await pdfFile(1, randomUUID()), await pdfFile(1, randomUUID())];
    await Promise.all(files.map((bytes) => replace(first, bytes, 'b.pdf')));
    expect((await versionsOf(first)).map(({ number }) => number)).toEqual([1, 2, 3]);
    await settled(first);
  });

  it('is not replaced by who may not upload, after the meeting, or once it was removed', async () => {
    const first = await upload(await pdfFile(1, randomUUID()), 'a.pdf');
    const other = await pdfFile(1, randomUUID());
    await expect(
      here.desk.documents.replace(here.meeting.delegate, first.documentId, {
        fileName: 'b.pdf',
        content: inPieces(other),
      }),
    ).rejects.toEqual(refusal('FORBIDDEN'));
    await here.meeting.setPhase('ended');
    await expect(replace(first, other, 'b.pdf')).rejects.toEqual(
      refusal('WRONG_STATE', 'meeting-ended'),
    );
    await here.meeting.setPhase('released');
    await here.desk.documents.remove(here.meeting.secretary, first.documentId, first);
    await expect(replace(first, other, 'b.pdf')).rejects.toEqual(refusal('NOT_FOUND'));
    expect(await versionsOf(first)).toHaveLength(1);
  });

  it('takes its earlier file again as another document, not as its own', async () => {
    const bytes = await pdfFile(1, randomUUID());
    const first = await converted(await upload(bytes, 'a.pdf'));
    await replace(first, await pdfFile(1, randomUUID()), 'a.pdf');
    expect((await upload(bytes, 'a.pdf')).documentId).not.toBe(first.documentId);
  });
});
