import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { UserId } from '#contract/ids.ts';
import type { Actor } from '#server/domain/actor.ts';
import { createDocumentSearchService } from '#server/services/document-search-service.ts';
import { aPreparedMeeting } from '#tests/support/a-prepared-meeting.ts';
import { useDatabase } from '#tests/support/use-database.ts';
import { useSearchedPapers } from '#tests/support/use-searched-papers.ts';

const database = useDatabase();
const here = useSearchedPapers(database);
const { aPaper, find, parts } = here;

describe('what is not found', () => {
  it('by whoever has no part in the meeting, by any word, filter or place', async () => {
    const { documentId, versionId } = await aPaper(['điều kín đáo'], { title: 'Tên kín đáo' });
    for (const more of [
      {},
      { meetingId: here.meeting.meetingId },
      { itemId: here.meeting.itemId },
      { cursor: `99999999~0~${documentId}` },
    ])
      expect(await find('kín đáo', more, here.meeting.stranger)).toEqual({
        documents: [],
        next: null,
        isCut: false,
      });
    await expect(
      createDocumentSearchService(parts()).wordsOf(here.meeting.stranger, versionId, 1),
    ).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    expect((await find('kín đáo')).documents).toHaveLength(1);
  });

  it('in a draft, but by those who prepare it', async () => {
    await aPaper(['còn là dự thảo']);
    await here.meeting.setPhase('draft');
    expect((await find('dự thảo')).documents).toEqual([]);
    expect((await find('dự thảo', {}, here.meeting.secretary)).documents).toHaveLength(1);
    expect((await find('dự thảo', {}, here.meeting.chair)).documents).toHaveLength(1);
  });

  it('with a part in the meeting that gives no role, or after it was taken away', async () => {
    await aPaper(['chỉ cho người dự']);
    await database.prisma.participation.updateMany({
      where: { accountId: here.meeting.delegate.userId },
      data: { roles: ['secretary'] },
    });
    expect((await find('người dự')).documents).toEqual([]);
    await database.prisma.participation.deleteMany({
      where: { accountId: here.meeting.otherDelegate.userId },
    });
    expect((await find('người dự', {}, here.meeting.otherDelegate)).documents).toEqual([]);
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
    await database.prisma.agendaItem.update({
      where: { id: here.meeting.itemId },
      data: { removedAt },
    });
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
    expect((await find('đại biểu', {}, here.meeting.secretary)).documents).toHaveLength(1);
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
    const { delegate, otherDelegate, chair } = here.meeting;
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
      data: {
        meetingId: open.meetingId,
        accountId: here.meeting.delegate.userId,
        roles: ['delegate'],
      },
    });
    for (let n = 0; n < 22; n += 1) await aPaper(['từ chung'], { itemId: open.itemId });
    const { access, ...others } = parts();
    const closed = createDocumentSearchService({
      ...others,
      access: {
        ...access,
        readerWith: async (actor, id, action) =>
          id === here.meeting.meetingId ? null : access.readerWith(actor, id, action),
      },
    });
    const answer = await closed.find(here.meeting.delegate, { q: 'từ chung' } as never);
    expect(answer.documents).toHaveLength(20);
    expect(answer.next).not.toBeNull();
    expect(
      new Set(answer.documents.map(({ place }) => place.kind === 'meeting' && place.meetingId)),
    ).toEqual(new Set([open.meetingId]));
  });

  it('a site’s device finds the papers of the meetings that its site takes part in, and no others', async () => {
    await aPaper(['cho điểm cầu']);
    const site = await database.prisma.site.create({
      data: { name: 'Điểm cầu xã', unitId: here.meeting.delegate.unitId },
    });
    const device = {
      ...here.meeting.stranger,
      userId: UserId.parse(randomUUID()),
      kind: 'siteDevice',
      siteId: site.id,
    } as Actor;
    expect((await find('điểm cầu', {}, device)).documents).toEqual([]);
    await database.prisma.meetingSite.create({
      data: { meetingId: here.meeting.meetingId, siteId: site.id },
    });
    expect((await find('điểm cầu', {}, device)).documents).toHaveLength(1);
  });
});
