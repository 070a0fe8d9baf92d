import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { UnitId } from '#contract/ids.ts';
import type { Actor } from '#server/domain/actor.ts';
import { createDocumentSearchService } from '#server/services/document-search-service.ts';
import { useDatabase } from '#tests/support/use-database.ts';
import { useSearchedPapers } from '#tests/support/use-searched-papers.ts';

const database = useDatabase();
const here = useSearchedPapers(database);
const { aPaper, find, parts } = here;

let member: Actor;
/** A member of a commune below the unit, whose people read what the unit shares with it. */
let villager: Actor;

async function aFolder(
  name: string,
  more: { parentId?: string; audience?: string[]; unitId?: string } = {},
): Promise<string> {
  const id = randomUUID();
  const data = { id, name, unitId: member.unitId, ...more };
  await database.prisma.libraryFolder.create({ data });
  return id;
}

beforeEach(async () => {
  member = { ...here.meeting.stranger, unitRoles: ['member'] };
  const commune = await database.prisma.orgUnit.create({
    data: { name: 'Xã', kind: 'commune', parentId: member.unitId },
  });
  villager = { ...member, unitId: UnitId.parse(commune.id) };
});

const titles = async (q: string, actor: Actor, more: object = {}) =>
  (await find(q, more, actor)).documents.map(({ title }) => title.text);

describe('papers of the library', () => {
  it('are found by their pages and by their names, with the folders on the way to them', async () => {
    const above = await aFolder('Văn bản');
    const folderId = await aFolder('Nghị quyết', { parentId: above });
    await aPaper(['mở đầu', 'về cải cách hành chính'], { folderId, title: 'Nghị quyết số 5' });
    const { documents } = await find('cai cach', {}, member);
    expect(documents).toMatchObject([
      {
        title: { text: 'Nghị quyết số 5' },
        unitName: 'Huyện',
        place: { kind: 'library', folderId, path: ['Văn bản', 'Nghị quyết'] },
        pages: [{ page: 2, isExact: true }],
      },
    ]);
    expect(await titles('nghị quyết số 5', villager)).toEqual(['Nghị quyết số 5']);
  });

  it('stand beside those of meetings, and are left out where a meeting or an item is asked for', async () => {
    const folderId = await aFolder('Văn bản');
    await aPaper(['từ chung'], { folderId, title: 'Của kho' });
    await aPaper(['từ chung'], { title: 'Của phiên họp' });
    const both: Actor = { ...here.meeting.delegate, unitRoles: ['member'] };
    expect(await titles('từ chung', both)).toEqual(['Của phiên họp', 'Của kho']);
    const { meetingId, itemId } = here.meeting;
    expect(await titles('từ chung', both, { meetingId })).toEqual(['Của phiên họp']);
    expect(await titles('từ chung', both, { itemId })).toEqual(['Của phiên họp']);
  });

  it('are narrowed by the unit of their folder and by the day that stands on them', async () => {
    const folderId = await aFolder('Văn bản');
    const { documentId } = await aPaper(['từ riêng'], { folderId, title: 'Của kho' });
    expect(await titles('từ riêng', member, { unitId: member.unitId })).toEqual(['Của kho']);
    expect(await titles('từ riêng', member, { unitId: villager.unitId })).toEqual([]);
    await database.prisma.meetingDocument.update({
      where: { id: documentId },
      data: { datedOn: new Date('2021-05-04') },
    });
    const days = { from: '2021-05-03T17:00:00Z', to: '2021-05-04T17:00:00Z' };
    expect(await titles('từ riêng', member, days)).toEqual(['Của kho']);
    expect(await titles('từ riêng', member, { from: days.to })).toEqual([]);
    expect(await titles('từ riêng', member, { to: days.from })).toEqual([]);
  });
});

describe('what is not found in the library', () => {
  it('by whoever holds no role in a unit, or belongs to another unit', async () => {
    const folderId = await aFolder('Văn bản');
    const { documentId } = await aPaper(['điều kín đáo'], { folderId });
    const nothing = { documents: [], next: null, isCut: false };
    const elsewhere = await database.prisma.orgUnit.create({
      data: { name: 'Huyện khác', kind: 'district' },
    });
    const outsider: Actor = { ...member, unitId: UnitId.parse(elsewhere.id) };
    for (const actor of [here.meeting.stranger, outsider])
      for (const more of [{}, { unitId: member.unitId }, { cursor: `99999999~0~${documentId}` }])
        expect(await find('kín đáo', more, actor)).toEqual(nothing);
    expect((await find('kín đáo', {}, member)).documents).toHaveLength(1);
  });

  it('in a folder that is narrowed to other units, and in those below it', async () => {
    const narrowed = await aFolder('Riêng của huyện', { audience: [member.unitId] });
    const below = await aFolder('Bên trong', { parentId: narrowed });
    await aPaper(['một'], { folderId: narrowed, title: 'Trong thư mục' });
    await aPaper(['một'], { folderId: below, title: 'Bên dưới' });
    expect((await titles('một', member)).sort()).toEqual(['Bên dưới', 'Trong thư mục']);
    expect(await titles('một', villager)).toEqual([]);
  });

  it('in what was removed: a paper, or its folder', async () => {
    const folderId = await aFolder('Văn bản');
    const { documentId } = await aPaper(['đã gỡ bỏ'], { folderId });
    const set = (removedAt: Date | null) =>
      database.prisma.meetingDocument.update({ where: { id: documentId }, data: { removedAt } });
    await set(new Date());
    expect(await titles('gỡ bỏ', member)).toEqual([]);
    await set(null);
    await database.prisma.libraryFolder.update({
      where: { id: folderId },
      data: { removedAt: new Date() },
    });
    expect(await titles('gỡ bỏ', member)).toEqual([]);
  });

  it('in a folder that was shut between the search and the answer', async () => {
    const folderId = await aFolder('Văn bản');
    await aPaper(['vừa đóng'], { folderId });
    const { library, ...others } = parts();
    let asked = 0;
    const service = createDocumentSearchService({
      ...others,
      library: {
        foldersOf: async (actor) => {
          asked += 1;
          return asked === 1 ? library.foldersOf(actor) : new Map();
        },
      },
    });
    const answer = await service.find(member, { q: 'vừa đóng' } as never);
    expect([asked, answer.documents]).toEqual([2, []]);
  });
});
