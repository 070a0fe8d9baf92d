import { randomUUID } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { refuse } from '#contract/errors.ts';
import { ConversionAborted } from '#server/services/ports/converter.ts';
import { aDocumentDesk, aDocumentFolder, inPieces } from '#tests/support/a-document-desk.ts';
import { aPreparedMeeting } from '#tests/support/a-prepared-meeting.ts';
import { pdfFile } from '#tests/support/files/pdf-files.ts';
import { useDatabase } from '#tests/support/use-database.ts';
import { useDocumentDesk } from '#tests/support/use-document-desk.ts';

// Two cores, LibreOffice at low priority: a conversion may wait long for its turn beside other tests.
vi.setConfig({ testTimeout: 120_000 });

const database = useDatabase();
const here = useDocumentDesk(database);
const { upload, converted } = here;

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
    const progress = async () => (await ending.reading.get(secretary, documentId)).progress;
    await vi.waitFor(() => expect(taken).toBe(1), 10_000);
    await vi.waitFor(
      async () => expect(await progress()).toEqual({ state: 'queued', ahead: 0 }),
      5000,
    );
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
    const first = await here.desk.queue.take(added.versionId, new Date('2026-01-01T00:00:00Z'));
    expect(await here.desk.queue.take(added.versionId, new Date())).toBeNull();
    await here.desk.queue.takeUpAgain(new Date('2026-01-02T00:00:00Z'));
    const second = await here.desk.queue.take(added.versionId, new Date());
    if (!first || !second) throw new Error('both turns are taken in this test');
    expect(await here.desk.queue.settle(first, { state: 'failed', problem: 'damaged' })).toBe(
      false,
    );
    expect(await here.desk.queue.settle(second, { state: 'failed', problem: 'damaged' })).toBe(
      true,
    );
  });
});

describe('a conversion that waits for the administrator', () => {
  const other = useDatabase();

  it('says what it waits for, is tried again by itself, and is done when that is mended', async () => {
    const { itemId, secretary } = await aPreparedMeeting(other.prisma, 'released');
    const folder = aDocumentFolder();
    const missing = refuse('UNAVAILABLE', 'program-missing');
    const lacking = await aDocumentDesk(other, { folder, convert: () => Promise.reject(missing) });
    await lacking.conversions.start(new Date());
    const { documentId } = await lacking.documents.upload(secretary, itemId, {
      fileName: 'a.pdf',
      content: inPieces(await pdfFile(1, randomUUID())),
    });
    const progress = async (desk = lacking) =>
      (await desk.reading.get(secretary, documentId)).progress;
    await vi.waitFor(
      async () =>
        expect(await progress()).toEqual({
          state: 'queued',
          ahead: 0,
          hindrance: 'program-missing',
        }),
      10_000,
    );
    await expect(lacking.close()).rejects.toBe(missing);
    const mended = await aDocumentDesk(other, { folder });
    await mended.conversions.start(new Date());
    await vi.waitFor(
      async () => expect(await progress(mended)).toEqual({ state: 'ready', pageCount: 1 }),
      60_000,
    );
    await mended.close();
  });
});
