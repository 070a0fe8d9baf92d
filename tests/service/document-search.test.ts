import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { UserId, VersionId } from '#contract/ids.ts';
import { createDocumentIndex } from '#server/db/document-index.ts';
import { createDocumentStore } from '#server/db/document-store.ts';
import { createLibraryStore } from '#server/db/library-store.ts';
import { indexUnindexed, toIndexedPages, writeHeading, writePages } from '#server/db/page-index.ts';
import { createStandings } from '#server/db/standings.ts';
import type { Actor } from '#server/domain/actor.ts';
import { createDocumentGate } from '#server/services/document-gate.ts';
import { createDocumentSearchService } from '#server/services/document-search-service.ts';
import { createLibraryAccess } from '#server/services/library-access.ts';
import { createMeetingAccess } from '#server/services/meeting-access.ts';
import { systemClock } from '#server/services/ports/clock.ts';
import { aPreparedMeeting, type PreparedMeeting } from '#tests/support/a-prepared-meeting.ts';
import { useDatabase } from '#tests/support/use-database.ts';

const database = useDatabase();
let meeting: PreparedMeeting;

const parts = () => {
  const access = createMeetingAccess({ standings: createStandings(database) });
  const documents = createDocumentStore(database);
  const library = createLibraryAccess({ folders: createLibraryStore(database) });
  const gate = createDocumentGate({ access, library, documents, clock: systemClock });
  return { access, gate, index: createDocumentIndex(database), clock: systemClock };
};
const service = () => createDocumentSearchService(parts());

beforeEach(async () => {
  await database.prisma.meeting.deleteMany();
  meeting = await aPreparedMeeting(database.prisma, 'released');
});

/** A document whose pages have these texts, indexed as after its conversion. */
async function aPaper(
  pages: string[],
  { title = 'Báo cáo', itemId = meeting.itemId, number = 1, documentId = randomUUID() } = {},
) {
  const version = await database.prisma.documentVersion.create({
    data: {
      number,
      fileName: 'tep-goc.pdf',
      fileKind: 'pdf',
      sizeBytes: 1,
      sha256: 'x',
      originalKey: 'x',
      pdfKey: 'x',
      state: 'ready',
      pageCount: pages.length,
      uploadedById: randomUUID(),
      document: {
        connectOrCreate: {
          where: { id: documentId },
          create: { id: documentId, itemId, position: 0, title },
        },
      },
    },
  });
  const indexed = await toIndexedPages(pages.join('\f'), pages.length);
  await database.prisma.$transaction((tx) => writePages(tx, version.id, indexed));
  return { documentId, versionId: VersionId.parse(version.id) };
}

const find = (q: string, more: object = {}, actor: Actor = meeting.delegate) =>
  service().find(actor, { q, ...more } as Parameters<ReturnType<typeof service>['find']>[1]);
const pagesFound = async (q: string) =>
  (await find(q)).documents.flatMap(({ pages }) => pages.map(({ page }) => page));

describe('what is found', () => {
  it('words with and without marks, whole words, the last one as it is being typed', async () => {
    await aPaper([
      'Dự toán ngân sách huyện Châu Thành',
      'Đường giao thông nông thôn',
      'Hoà Bình Thạnh',
    ]);
    expect(await pagesFound('ngan sach')).toEqual([1]);
    expect(await pagesFound('ngân sách')).toEqual([1]);
    expect(await pagesFound('duong giao')).toEqual([2]);
    expect(await pagesFound('hòa bình')).toEqual([3]);
    expect(await pagesFound('HÒA'.normalize('NFD'))).toEqual([3]);
    expect(await pagesFound('nông thô')).toEqual([2]);
    expect(await pagesFound('nông thô ')).toEqual([]);
    expect(await pagesFound('ngân giao')).toEqual([]);
  });

  it('ranks the marks that were typed above others, and words that stand together above words apart', async () => {
    await aPaper(['bản vẽ thiết kế', 'bàn làm việc', 'ngân hàng và sách vở', 'thu ngân sách']);
    expect(
      (await find('bàn ')).documents[0]?.pages.map(({ page, isExact }) => [page, isExact]),
    ).toEqual([
      [2, true],
      [1, false],
    ]);
    expect(await pagesFound('ngân sách ')).toEqual([4, 3]);
    expect(await pagesFound('"ngân sách"')).toEqual([4]);
    expect(await pagesFound('"bàn"')).toEqual([2]);
  });

  it('numbers and symbols as they are written', async () => {
    await aPaper([
      'Quyết định số 12/QĐ-UBND ngày 05/01/2026',
      'Quyết định số 12 của QĐ khác, UBND',
    ]);
    expect(await pagesFound('12/QĐ-UBND')).toEqual([1]);
    expect(await pagesFound('12/qd-ubnd')).toEqual([1]);
    expect(await pagesFound('05/01/2026')).toEqual([1]);
  });

  it('titles and file names, also after a change of the title', async () => {
    const { documentId } = await aPaper(['trang một'], { title: 'Tờ trình quy hoạch' });
    expect((await find('quy hoach')).documents[0]).toMatchObject({
      title: { text: 'Tờ trình quy hoạch', marks: [[9, 18]] },
      pages: [],
      pagesMatched: 0,
    });
    expect((await find('tep-goc.pdf')).documents).toHaveLength(1);
    await database.prisma.$transaction(async (tx) => {
      await tx.meetingDocument.update({
        where: { id: documentId },
        data: { title: 'Kế hoạch khác' },
      });
      await writeHeading(tx, documentId);
    });
    expect((await find('quy hoach')).documents).toEqual([]);
    expect((await find('ke hoach khac')).documents).toHaveLength(1);
  });

  it('only the newest version that can be read', async () => {
    const { documentId } = await aPaper(['bản cũ'], {});
    const next = await aPaper(['bản mới'], { documentId, number: 2 });
    expect((await find('bản cũ')).documents).toEqual([]);
    expect((await find('bản mới')).documents.map(({ versionId }) => versionId)).toEqual([
      next.versionId,
    ]);
  });

  it('by meeting, item, unit and time', async () => {
    await aPaper(['cùng một chữ']);
    const other = await aPreparedMeeting(database.prisma, 'released');
    await database.prisma.participation.create({
      data: { meetingId: other.meetingId, accountId: meeting.delegate.userId, roles: ['delegate'] },
    });
    await database.prisma.meeting.update({
      where: { id: other.meetingId },
      data: { startsAt: new Date('2026-06-01T01:00:00Z') },
    });
    await aPaper(['cùng một chữ'], { itemId: other.itemId });
    const meetings = async (more: object) =>
      (await find('cùng', more)).documents.map((found) => found.meeting.meetingId);
    expect(await meetings({})).toEqual([meeting.meetingId, other.meetingId]);
    expect(await meetings({ meetingId: other.meetingId })).toEqual([other.meetingId]);
    expect(await meetings({ itemId: meeting.itemId })).toEqual([meeting.meetingId]);
    expect(await meetings({ unitId: other.delegate.unitId })).toEqual([other.meetingId]);
    expect(await meetings({ from: '2026-07-01T00:00:00Z' })).toEqual([meeting.meetingId]);
    expect(await meetings({ to: '2026-07-01T00:00:00Z' })).toEqual([other.meetingId]);
  });

  it('twenty at a time, each once, with no more pages of a document than are shown', async () => {
    for (let n = 0; n < 45; n += 1)
      await aPaper(
        Array.from({ length: n === 7 ? 9 : 1 }, () => 'từ chung'),
        { title: `Số ${n}` },
      );
    const seen: string[] = [];
    let cursor: string | undefined;
    const sizes: number[] = [];
    do {
      const answer = await find('từ chung', cursor ? { cursor } : {});
      sizes.push(answer.documents.length);
      seen.push(...answer.documents.map(({ documentId }) => documentId));
      cursor = answer.next ?? undefined;
      const long = answer.documents.find(({ title }) => title.text === 'Số 7');
      if (long) expect([long.pages.length, long.pagesMatched]).toEqual([3, 9]);
    } while (cursor);
    expect(sizes).toEqual([20, 20, 5]);
    expect(new Set(seen).size).toBe(45);
  });

  it('what was converted before there was an index, once it is indexed', async () => {
    const { versionId } = await aPaper(['chữ có từ trước'], { title: 'Tên cũ' });
    await database.prisma
      .$executeRaw`update page_text set words = null, text = case page when 0 then '' else text end`;
    expect((await find('từ trước')).documents).toEqual([]);
    expect(await indexUnindexed(database.pool, new AbortController().signal)).toBe(2);
    expect((await find('từ trước')).documents.map((found) => found.versionId)).toEqual([versionId]);
    expect((await find('tên cũ')).documents).toHaveLength(1);
  });
});

describe('what is not found', () => {
  it('by whoever has no part in the meeting, by any word, filter or place', async () => {
    const { documentId, versionId } = await aPaper(['điều kín đáo'], { title: 'Tên kín đáo' });
    for (const more of [
      {},
      { meetingId: meeting.meetingId },
      { itemId: meeting.itemId },
      { cursor: `99999999~0~${documentId}` },
    ])
      expect(await find('kín đáo', more, meeting.stranger)).toEqual({
        documents: [],
        next: null,
        isCut: false,
      });
    await expect(service().wordsOf(meeting.stranger, versionId, 1)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    expect((await find('kín đáo')).documents).toHaveLength(1);
  });

  it('in a draft, but by those who prepare it', async () => {
    await aPaper(['còn là dự thảo']);
    await meeting.setPhase('draft');
    expect((await find('dự thảo')).documents).toEqual([]);
    expect((await find('dự thảo', {}, meeting.secretary)).documents).toHaveLength(1);
    expect((await find('dự thảo', {}, meeting.chair)).documents).toHaveLength(1);
  });

  it('with a part in the meeting that gives no role, or after it was taken away', async () => {
    await aPaper(['chỉ cho người dự']);
    await database.prisma.participation.updateMany({
      where: { accountId: meeting.delegate.userId },
      data: { roles: ['secretary'] },
    });
    expect((await find('người dự')).documents).toEqual([]);
    await database.prisma.participation.deleteMany({
      where: { accountId: meeting.otherDelegate.userId },
    });
    expect((await find('người dự', {}, meeting.otherDelegate)).documents).toEqual([]);
  });

  it('in what was removed: a document, or its item', async () => {
    const { documentId } = await aPaper(['đã gỡ bỏ']);
    const removedAt = new Date();
    await database.prisma.meetingDocument.update({
      where: { id: documentId },
      data: { removedAt },
    });
    expect((await find('gỡ bỏ')).documents).toEqual([]);
    await database.prisma.meetingDocument.update({
      where: { id: documentId },
      data: { removedAt: null },
    });
    await database.prisma.agendaItem.update({ where: { id: meeting.itemId }, data: { removedAt } });
    expect((await find('gỡ bỏ')).documents).toEqual([]);
  });

  it.each([
    ['recalled', { recalledAt: new Date() }, false],
    ['to be read later', { readFrom: new Date(Date.now() + 60_000) }, false],
    ['not to be read any more', { readUntil: new Date(Date.now() - 1) }, false],
    ['within its time', { readFrom: new Date(Date.now() - 1) }, true],
  ])('by delegates in a document that is %s', async (_how, data, isFound) => {
    const { documentId } = await aPaper(['giao cho đại biểu']);
    await database.prisma.meetingDocument.update({ where: { id: documentId }, data });
    expect((await find('đại biểu')).documents).toHaveLength(isFound ? 1 : 0);
    expect((await find('đại biểu', {}, meeting.secretary)).documents).toHaveLength(1);
  });

  it('in a document that is meant for others', async () => {
    const nobody = { roles: [], unitIds: [], siteIds: [], userIds: [] };
    const { documentId } = await aPaper(['chỉ dành riêng']);
    const isFoundFor = async (audience: object, actor: Actor) => {
      await database.prisma.meetingDocument.update({
        where: { id: documentId },
        data: { audience: { ...nobody, ...audience } },
      });
      return (await find('dành riêng', {}, actor)).documents.length === 1;
    };
    const { delegate, otherDelegate, chair } = meeting;
    expect(await isFoundFor({ userIds: [delegate.userId] }, delegate)).toBe(true);
    expect(await isFoundFor({ userIds: [delegate.userId] }, otherDelegate)).toBe(false);
    expect(await isFoundFor({ userIds: [delegate.userId] }, chair)).toBe(true);
    expect(await isFoundFor({ roles: ['guest'] }, delegate)).toBe(false);
    expect(await isFoundFor({ roles: ['delegate'] }, delegate)).toBe(true);
    expect(await isFoundFor({ unitIds: [delegate.unitId] }, delegate)).toBe(true);
    expect(await isFoundFor({ unitIds: [randomUUID()] }, delegate)).toBe(false);
    expect(await isFoundFor({ siteIds: [randomUUID()] }, delegate)).toBe(false);
  });

  it('when the gate takes documents out, what follows fills the answer', async () => {
    for (let n = 0; n < 30; n += 1) await aPaper(['từ chung'], { title: `Kín ${n}` });
    const open = await aPreparedMeeting(database.prisma, 'released');
    await database.prisma.meeting.update({
      where: { id: open.meetingId },
      data: { startsAt: new Date('2020-01-01T00:00:00Z') },
    });
    await database.prisma.participation.create({
      data: { meetingId: open.meetingId, accountId: meeting.delegate.userId, roles: ['delegate'] },
    });
    for (let n = 0; n < 22; n += 1) await aPaper(['từ chung'], { itemId: open.itemId });
    const { access, ...others } = parts();
    const closed = createDocumentSearchService({
      ...others,
      access: {
        ...access,
        allowed: async (actor, id) => (id === meeting.meetingId ? [] : access.allowed(actor, id)),
      },
    });
    const answer = await closed.find(meeting.delegate, { q: 'từ chung' } as never);
    expect(answer.documents).toHaveLength(20);
    expect(answer.next).not.toBeNull();
    expect(new Set(answer.documents.map((found) => found.meeting.meetingId))).toEqual(
      new Set([open.meetingId]),
    );
  });

  it('a site’s device finds the papers of the meetings that its site takes part in, and no others', async () => {
    await aPaper(['cho điểm cầu']);
    const site = await database.prisma.site.create({
      data: { name: 'Điểm cầu xã', unitId: meeting.delegate.unitId },
    });
    const device = {
      ...meeting.stranger,
      userId: UserId.parse(randomUUID()),
      kind: 'siteDevice',
      siteId: site.id,
    } as Actor;
    expect((await find('điểm cầu', {}, device)).documents).toEqual([]);
    await database.prisma.meetingSite.create({
      data: { meetingId: meeting.meetingId, siteId: site.id },
    });
    expect((await find('điểm cầu', {}, device)).documents).toHaveLength(1);
  });
});
