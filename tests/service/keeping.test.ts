import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { VersionId } from '#contract/ids.ts';
import { createKeptVersions } from '#server/db/kept-versions.ts';
import type { Actor } from '#server/domain/actor.ts';
import { createKeepingService, type KeepingService } from '#server/services/keeping-service.ts';
import { systemClock as clock } from '#server/services/ports/clock.ts';
import { pdfFile } from '#tests/support/files/pdf-files.ts';
import { useDatabase } from '#tests/support/use-database.ts';
import { useDocumentDesk } from '#tests/support/use-document-desk.ts';

vi.setConfig({ testTimeout: 60_000 });

const database = useDatabase();
const here = useDocumentDesk(database);
let keeping: KeepingService;
let documentId: string;
let versionId: VersionId;

beforeEach(async () => {
  ({ documentId, versionId } = await here.converted(await here.upload(await pdfFile(2))));
  const versions = createKeptVersions(database);
  keeping = createKeepingService({ reading: here.desk.reading, versions, clock });
});

const change = (data: object) =>
  database.prisma.meetingDocument.update({ where: { id: documentId }, data });
const mayStay = async (actor: Actor = here.meeting.delegate) =>
  (await keeping.check(actor, [versionId])).versionIds.length === 1;

describe('what may stay on a device', () => {
  it('is what its account may read now, of what it asked about', async () => {
    const other = VersionId.parse(randomUUID());
    expect(await keeping.check(here.meeting.delegate, [other, versionId])).toEqual({
      versionIds: [versionId],
      replaced: [],
    });
    expect(await keeping.check(here.meeting.delegate, [])).toEqual({
      versionIds: [],
      replaced: [],
    });
    expect(await mayStay(here.meeting.stranger)).toBe(false);
  });

  it.each([
    ['recalled', { recalledAt: new Date() }],
    ['internal', { isInternal: true }],
    ['removed', { removedAt: new Date() }],
    ['not to be read any more', { readUntil: new Date(Date.now() - 1) }],
    ['held back', { isHeld: true }],
    ['meant for others', { audience: { roles: ['guest'], unitIds: [], siteIds: [], userIds: [] } }],
  ])('is not what was %s since', async (_how, data) => {
    expect(await mayStay()).toBe(true);
    await change(data);
    expect(await mayStay()).toBe(false);
  });

  it('is nobody’s when it is internal, not even who prepares the meeting may keep it', async () => {
    await change({ isInternal: true });
    expect(await mayStay(here.meeting.secretary)).toBe(false);
  });

  it('is one that was replaced until the newer one is there, unless it is recalled or internal', async () => {
    await database.prisma.documentVersion.create({
      data: {
        documentId,
        number: 2,
        fileName: 'moi.pdf',
        fileKind: 'pdf',
        sizeBytes: 1,
        sha256: 'x',
        originalKey: 'x',
        pdfKey: 'x',
        state: 'ready',
        pageCount: 1,
        uploadedById: randomUUID(),
      },
    });
    const check = () => keeping.check(here.meeting.delegate, [versionId]);
    expect(await check()).toEqual({ versionIds: [], replaced: [versionId] });
    for (const data of [{ recalledAt: new Date() }, { recalledAt: null, isInternal: true }]) {
      await change(data);
      expect(await check()).toEqual({ versionIds: [], replaced: [] });
    }
  });

  it('is not what is left of a meeting in which one has no part any more', async () => {
    await database.prisma.participation.deleteMany({
      where: { accountId: here.meeting.delegate.userId },
    });
    expect(await mayStay()).toBe(false);
  });
});

describe('what is fetched to be kept', () => {
  it('has the text of every page', async () => {
    const { pages } = await keeping.texts(here.meeting.delegate, versionId);
    expect(pages).toHaveLength(2);
  });

  it.each([
    [
      'its bytes',
      async () => (await keeping.openPdf(here.meeting.delegate, versionId)).noteOpening(),
    ],
    ['its text', async () => void (await keeping.texts(here.meeting.delegate, versionId))],
  ])('leaves a note by %s, which is no opening', async (_how, fetch) => {
    await fetch();
    const { delegate, otherDelegate, meetingId } = here.meeting;
    const readers = await here.desk.handOut.readers(meetingId);
    const of = ({ userId }: Actor) =>
      readers
        .find((reader) => reader.userId === userId)
        ?.readings.filter((reading) => reading.documentId === documentId);
    const unopened = { documentId, firstAt: null, lastAt: null, pagesSeen: 0 };
    const fetched = { firstAt: expect.any(String), lastAt: expect.any(String) };
    expect(of(delegate)).toEqual([{ ...unopened, fetched }]);
    expect(of(otherDelegate)).toEqual([unopened]);
    expect(await database.prisma.documentOpening.count()).toBe(0);
  });

  it('has texts that are final once no scanned page waits for its words', async () => {
    const isFinal = async (source: string) => {
      await database.prisma.pageText.updateMany({
        where: { versionId, page: 2 },
        data: { source },
      });
      return (await keeping.texts(here.meeting.delegate, versionId)).isFinal;
    };
    await database.prisma.pageText.updateMany({ where: { versionId }, data: { source: 'text' } });
    expect(await isFinal('scan')).toBe(false);
    expect(await isFinal('heldUp')).toBe(false);
    expect(await isFinal('ocr')).toBe(true);
    expect(await isFinal('unread')).toBe(true);
  });

  it.each(['texts', 'openPdf'] as const)('%s refuses what is internal', async (act) => {
    await change({ isInternal: true });
    for (const actor of [here.meeting.delegate, here.meeting.secretary])
      await expect(keeping[act](actor, versionId)).rejects.toEqual(
        here.refusal('FORBIDDEN', 'internal-document'),
      );
  });

  it.each(['texts', 'openPdf'] as const)('%s asks the gate', async (act) => {
    await expect(keeping[act](here.meeting.stranger, versionId)).rejects.toEqual(
      here.refusal('FORBIDDEN'),
    );
    await change({ recalledAt: new Date() });
    await expect(keeping[act](here.meeting.delegate, versionId)).rejects.toEqual(
      here.refusal('NOT_FOUND', 'document-recalled'),
    );
  });
});
