import { describe, expect, it } from 'vitest';
import { indexUnindexed, writeHeading } from '#server/db/page-index.ts';
import { aPreparedMeeting } from '#tests/support/a-prepared-meeting.ts';
import { useDatabase } from '#tests/support/use-database.ts';
import { useSearchedPapers } from '#tests/support/use-searched-papers.ts';

const database = useDatabase();
const here = useSearchedPapers(database);
const { aPaper, find, pagesFound } = here;

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
      data: {
        meetingId: other.meetingId,
        accountId: here.meeting.delegate.userId,
        roles: ['delegate'],
      },
    });
    await database.prisma.meeting.update({
      where: { id: other.meetingId },
      data: { startsAt: new Date('2026-06-01T01:00:00Z') },
    });
    await aPaper(['cùng một chữ'], { itemId: other.itemId });
    const meetings = async (more: object) =>
      (await find('cùng', more)).documents.map(
        ({ place }) => place.kind === 'meeting' && place.meetingId,
      );
    expect(await meetings({})).toEqual([here.meeting.meetingId, other.meetingId]);
    expect(await meetings({ meetingId: other.meetingId })).toEqual([other.meetingId]);
    expect(await meetings({ itemId: here.meeting.itemId })).toEqual([here.meeting.meetingId]);
    expect(await meetings({ unitId: other.delegate.unitId })).toEqual([other.meetingId]);
    expect(await meetings({ from: '2026-07-01T00:00:00Z' })).toEqual([here.meeting.meetingId]);
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
