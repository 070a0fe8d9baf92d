import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import type { Meeting } from '#contract/http/meetings.ts';
import { CommandId, type DocumentId, type UserId } from '#contract/ids.ts';
import { createMeetingStore } from '#server/db/meeting-store.ts';
import type { Actor } from '#server/domain/actor.ts';
import { aDistrict, type District } from '#tests/support/a-district.ts';
import { meetingServices } from '#tests/support/meeting-services.ts';
import { useDatabase } from '#tests/support/use-database.ts';

const database = useDatabase();
const now = new Date('2026-11-22T01:00:00Z');
let services: ReturnType<typeof meetingServices>;
let district: District;
let secretary: Actor;
let chair: Actor;
let member: Actor;
let meeting: Meeting;
let documentId: DocumentId;

const text = (title: string) => ({ title, presenterId: null, unitId: null, minutesPlanned: null });

beforeAll(async () => {
  district = await aDistrict(database.prisma);
  services = meetingServices(database, { now: () => now });
  const as = async (account: Promise<UserId>) => services.actorOf(await account);
  secretary = await as(district.account('thuky', ['secretary']));
  chair = await as(district.account('chutri', ['leader']));
  member = await as(district.account('uyvien', ['member']));
});

/** A released meeting of two items; a member has read the paper of the first and written on it. */
beforeEach(async () => {
  const info = district.info({ chairId: chair.userId, secretaryId: secretary.userId });
  const { meetingId } = await services.meetings.create(secretary, info);
  await services.agenda.add(secretary, meetingId, text('Cải cách hành chính'));
  const { version } = await services.agenda.add(secretary, meetingId, text('Chuyển đổi số'));
  const attendees = [{ userId: member.userId, role: 'votingMember' as const, siteId: null }];
  const listed = await services.meetings.setAttendees(secretary, meetingId, { version, attendees });
  meeting = await services.meetings.release(secretary, meetingId, listed);
  documentId = randomUUID() as DocumentId;
  const versionId = randomUUID();
  const { prisma } = database;
  await prisma.meetingDocument.create({
    data: {
      id: documentId,
      itemId: meeting.items[0]?.itemId as string,
      position: 0,
      title: 'Báo cáo',
      versions: {
        create: {
          id: versionId,
          number: 1,
          fileName: 'bao-cao.pdf',
          fileKind: 'pdf',
          sizeBytes: 1,
          sha256: '',
          originalKey: '',
          uploadedById: secretary.userId,
        },
      },
    },
  });
  const authorId = member.userId;
  const sealed = Buffer.from('sealed by its author');
  await prisma.annotation.create({
    data: { id: randomUUID(), authorId, versionId, page: 1, sealed },
  });
  await prisma.documentOpening.create({ data: { versionId, accountId: authorId } });
});

const first = () => {
  const [item] = meeting.items;
  if (!item) throw new Error('no item');
  return { ids: { meetingId: meeting.meetingId, itemId: item.itemId }, version: item.version };
};

it('takes the item and its papers out of sight, and keeps what was written and who has read', async () => {
  const { ids, version } = first();
  const after = await services.agenda.remove(secretary, ids, version);
  expect(after.items.map((item) => item.title)).toEqual(['Chuyển đổi số']);
  const { frame } = await services.live.stateOf(meeting.meetingId);
  expect(frame?.items.map((item) => item.title)).toEqual(['Chuyển đổi số']);
  await expect(services.access.meetingOf({ documentId })).rejects.toThrow('NOT_FOUND');
  await expect(services.access.meetingOf({ itemId: ids.itemId })).rejects.toThrow('NOT_FOUND');
  const kept = { where: { version: { documentId } } };
  expect(await database.prisma.annotation.count(kept)).toBe(1);
  expect(await database.prisma.documentOpening.count(kept)).toBe(1);
  const listed = await services.home.meetings(secretary, { scope: 'all', q: meeting.title });
  expect(listed.meetings[0]?.itemCount).toBe(1);
});

it('that somebody has changed meanwhile stays, and the refusal carries their text', async () => {
  const { ids, version } = first();
  await services.agenda.update(chair, ids, { version, text: text('Cải cách hành chính 2026') });
  await expect(services.agenda.remove(secretary, ids, version)).rejects.toMatchObject({
    body: { code: 'STALE_VERSION', current: { title: 'Cải cách hành chính 2026' } },
  });
  expect((await services.meetings.get(secretary, meeting.meetingId)).items).toHaveLength(2);
});

it('is removed once, and ordered no more', async () => {
  const { ids, version } = first();
  await services.agenda.remove(secretary, ids, version);
  await expect(services.agenda.remove(secretary, ids, version)).rejects.toThrow('NOT_FOUND');
  const itemIds = meeting.items.map((item) => item.itemId);
  const stored = await services.meetings.get(secretary, meeting.meetingId);
  const order = { version: stored.version, itemIds };
  await expect(services.agenda.reorder(secretary, meeting.meetingId, order)).rejects.toThrow(
    'CONFLICT',
  );
});

it('stays in a meeting that has started', async () => {
  const { ids, version } = first();
  const commandId = CommandId.parse(randomUUID());
  const start = { name: 'meeting.start', input: { reason: 'Chủ trì quyết định họp' } } as const;
  await services.live.run(chair.userId, meeting.meetingId, commandId, start);
  await expect(services.agenda.remove(secretary, ids, version)).rejects.toThrow('meeting-running');
  expect((await services.meetings.get(secretary, meeting.meetingId)).items).toHaveLength(2);
});

/** A draft with one item and one attendee, which may be handed out as it is. */
async function aCompleteDraft() {
  const info = district.info({ chairId: chair.userId, secretaryId: secretary.userId });
  const { meetingId } = await services.meetings.create(secretary, info);
  const { version } = await services.agenda.add(secretary, meetingId, text('Một nội dung'));
  const attendees = [{ userId: member.userId, role: 'votingMember' as const, siteId: null }];
  return services.meetings.setAttendees(secretary, meetingId, { version, attendees });
}

it('a draft is not handed out with an item more or less than was seen', async () => {
  const seen = await aCompleteDraft();
  const { meetingId } = seen;
  const refused = (...titles: string[]) => ({
    body: { code: 'STALE_VERSION', current: { items: titles.map((title) => ({ title })) } },
  });
  const more = await services.agenda.add(chair, meetingId, text('Nội dung thêm'));
  await expect(services.meetings.release(secretary, meetingId, seen)).rejects.toMatchObject(
    refused('Một nội dung', 'Nội dung thêm'),
  );
  const [item] = more.items;
  if (!item) throw new Error('no item');
  await services.agenda.remove(chair, { meetingId, itemId: item.itemId }, item.version);
  await expect(services.meetings.release(secretary, meetingId, more)).rejects.toMatchObject(
    refused('Nội dung thêm'),
  );
  expect((await services.meetings.get(secretary, meetingId)).phase).toBe('draft');
});

it('a draft whose agenda has become empty meanwhile is not handed out', async () => {
  const info = district.info({ chairId: chair.userId, secretaryId: secretary.userId });
  const { meetingId } = await services.meetings.create(secretary, info);
  const { items } = await services.agenda.add(secretary, meetingId, text('Một nội dung'));
  for (const { itemId, version: stored } of items)
    await services.agenda.remove(secretary, { meetingId, itemId }, stored);
  const { version } = await services.meetings.get(secretary, meetingId);
  const note = { accountId: secretary.userId, action: 'meeting.release', subject: 'x' };
  const store = createMeetingStore(database);
  expect(await store.release({ meetingId, version, at: now }, note)).toBe(false);
  expect((await services.meetings.get(secretary, meetingId)).phase).toBe('draft');
});
