import { execFileSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import type { Audience, HandOut } from '#contract/hand-out.ts';
import type { MeetingDocument } from '#contract/http/documents.ts';
import { pdfFile } from '#tests/support/files/pdf-files.ts';
import { useDatabase } from '#tests/support/use-database.ts';
import { useDocumentDesk } from '#tests/support/use-document-desk.ts';

const here = useDocumentDesk(useDatabase());
const { upload, converted, refusal } = here;
const open: HandOut = { audience: null, readFrom: null, readUntil: null, isInternal: false };
const nobody: Audience = { roles: [], unitIds: [], siteIds: [], userIds: [] };

const aReadyDocument = async (pages = 1) =>
  converted(await upload(await pdfFile(pages, randomUUID())));

const handOut = (
  { documentId, version }: Pick<MeetingDocument, 'documentId' | 'version'>,
  more: Partial<HandOut>,
) =>
  here.desk.handOut.handOut(here.meeting.secretary, documentId, {
    version,
    handOut: { ...open, ...more },
  });

/** The doors to a document, as a delegate knocks at them. */
const doors = ({ documentId, versionId }: MeetingDocument): (() => Promise<unknown>)[] => {
  const { desk, meeting } = here;
  return [
    () => desk.reading.get(meeting.delegate, documentId),
    () => desk.reading.getVersion(meeting.delegate, versionId),
    () => desk.reading.openPdf(meeting.delegate, versionId),
    () => desk.reading.openOriginal(meeting.delegate, versionId),
    () => desk.reading.notePages(meeting.delegate, versionId, [1]),
    () => desk.annotations.list(meeting.delegate, versionId),
  ];
};

/** How dark each page is on the whole as a reader gets it: a line that is written across shows in it. */
async function pixelsOf(document: MeetingDocument, as = here.meeting.delegate): Promise<string[]> {
  const file = await here.desk.reading.openPdf(as, document.versionId);
  const input = await buffer(await file.read());
  return [1, 2, 3].map((page) =>
    createHash('sha256')
      .update(
        execFileSync('pdftoppm', ['-gray', '-r', '50', '-f', `${page}`, '-l', `${page}`, '-'], {
          input,
        }),
      )
      .digest('hex'),
  );
}

describe('a document that is meant for some', () => {
  it('is open to them, and not there for the others, at every door', async () => {
    const document = await aReadyDocument();
    const { delegate, otherDelegate } = here.meeting;
    await handOut(document, { audience: { ...nobody, userIds: [otherDelegate.userId] } });
    for (const door of doors(document))
      await expect(door()).rejects.toEqual(refusal('NOT_FOUND', 'document'));
    const seen = await here.desk.reading.get(otherDelegate, document.documentId);
    expect(seen).not.toHaveProperty('handOut');
    const fresh = await here.desk.reading.get(here.meeting.secretary, document.documentId);
    await handOut(fresh, { audience: { ...nobody, userIds: [delegate.userId] } });
    for (const door of doors(document)) await door();
  });

  it('is said only by who has seen it as it is', async () => {
    const document = await aReadyDocument();
    await handOut(document, { isInternal: true });
    await expect(handOut(document, { isInternal: false })).rejects.toMatchObject({
      body: { code: 'STALE_VERSION', current: { isInternal: true } },
    });
    await expect(
      here.desk.handOut.handOut(here.meeting.delegate, document.documentId, {
        version: document.version,
        handOut: open,
      }),
    ).rejects.toEqual(refusal('FORBIDDEN', 'document.handOut'));
  });
});

describe('a document with a time', () => {
  it('opens when it begins and closes when it ends', async () => {
    const document = await aReadyDocument();
    const at = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
    await handOut(document, { readFrom: at(10), readUntil: at(20) });
    const read = () => here.desk.reading.get(here.meeting.delegate, document.documentId);
    await expect(read()).rejects.toEqual(refusal('NOT_FOUND', 'document'));
    here.desk.passTime(15 * 60_000);
    await expect(read()).resolves.toMatchObject({ documentId: document.documentId });
    here.desk.passTime(10 * 60_000);
    await expect(read()).rejects.toEqual(refusal('NOT_FOUND', 'document'));
  });
});

describe('a recall', () => {
  it('closes every door with a word of it, is noted once, and is taken back by releasing', async () => {
    const document = await aReadyDocument();
    const { documentId, version } = document;
    const { secretary, delegate, meetingId } = here.meeting;
    here.desk.reframed.splice(0);
    const recalled = await here.desk.handOut.recall(secretary, documentId, {
      version,
      reason: 'Sai số liệu',
    });
    expect(recalled.handOut?.recall).toMatchObject({ reason: 'Sai số liệu' });
    expect(here.desk.reframed).toEqual([{ meetingId, by: secretary.userId }]);
    for (const door of doors(document))
      await expect(door()).rejects.toEqual(refusal('NOT_FOUND', 'document-recalled'));
    await here.desk.handOut.recall(secretary, documentId, { version, reason: 'Lần nữa' });
    const released = await here.desk.handOut.release(secretary, documentId, {
      version: recalled.version,
    });
    expect(released.handOut?.recall).toBeNull();
    await expect(here.desk.reading.get(delegate, documentId)).resolves.toBeDefined();
  });

  it('is refused to who does not prepare the meeting', async () => {
    const { documentId, version } = await aReadyDocument();
    for (const actor of [here.meeting.delegate, here.meeting.stranger])
      await expect(
        here.desk.handOut.recall(actor, documentId, { version, reason: 'Không' }),
      ).rejects.toEqual(refusal('FORBIDDEN', 'document.recall'));
  });
});

describe('an internal document', () => {
  it('is read as a copy with the reader’s name on every page, and is not given out as it was sent', async () => {
    const plain = await aReadyDocument(3);
    const before = await here.desk.reading.openPdf(here.meeting.delegate, plain.versionId);
    const document = await handOut(plain, { isInternal: true });
    const { delegate, otherDelegate, secretary } = here.meeting;
    const [own, others] = [await pixelsOf(document), await pixelsOf(document, otherDelegate)];
    const bare = await pixelsOf(await aReadyDocument(3), secretary);
    expect(own).toHaveLength(3);
    for (const [n, page] of own.entries()) {
      expect(page).not.toEqual(bare[n]);
      expect(page).not.toEqual(others[n]);
    }
    const file = await here.desk.reading.openPdf(delegate, document.versionId);
    expect(file.etag).not.toBe(before.etag);
    const again = await here.desk.reading.openPdf(delegate, document.versionId);
    expect(again.etag).toBe(file.etag);
    await expect(here.desk.reading.openOriginal(delegate, document.versionId)).rejects.toEqual(
      refusal('FORBIDDEN', 'internal-document'),
    );
    await expect(
      here.desk.reading.openOriginal(secretary, document.versionId),
    ).resolves.toBeDefined();
  });

  it('leaves no copy behind after two days', async () => {
    const document = await handOut(await aReadyDocument(), { isInternal: true });
    const { etag } = await here.desk.reading.openPdf(here.meeting.delegate, document.versionId);
    await here.desk.copies.clear();
    await expect(here.desk.files.sizeOf(etag)).resolves.toBeGreaterThan(0);
    here.desk.passTime(3 * 86_400_000);
    await here.desk.copies.clear();
    await expect(here.desk.files.sizeOf(etag)).rejects.toThrow('ENOENT');
  });
});

describe('who has read', () => {
  it('is told per person and document, with times and pages, of those whom it is meant for', async () => {
    const [forAll, forOne] = [await aReadyDocument(5), await aReadyDocument()];
    const { delegate, otherDelegate, meetingId } = here.meeting;
    await handOut(forOne, { audience: { ...nobody, userIds: [delegate.userId] } });
    const file = await here.desk.reading.openPdf(delegate, forAll.versionId);
    await file.noteOpening();
    await here.desk.reading.notePages(delegate, forAll.versionId, [2, 1, 2, 99]);
    // Read without a line, an hour and a half an hour before.
    const ago = { first: 3600, last: 1800 };
    await here.desk.reading.notePages(delegate, forAll.versionId, [2, 5], ago);
    const readers = await here.desk.handOut.readers(meetingId);
    const of = (userId: string) => readers.find((reader) => reader.userId === userId)?.readings;
    expect(of(delegate.userId)).toMatchObject([
      { documentId: forAll.documentId, firstAt: expect.any(String), pagesSeen: 3 },
      { documentId: forOne.documentId, firstAt: null, pagesSeen: 0 },
    ]);
    const [read] = of(delegate.userId) ?? [];
    const between = Date.parse(read?.lastAt ?? '') - Date.parse(read?.firstAt ?? '');
    expect(Math.round(between / 60_000)).toBe(60);
    expect(of(otherDelegate.userId)).toMatchObject([
      { documentId: forAll.documentId, firstAt: null, lastAt: null, pagesSeen: 0 },
    ]);
  });
});
