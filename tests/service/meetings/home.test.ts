import { randomUUID } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import type { Meeting, MeetingInfo } from '#contract/http/meetings.ts';
import { CommandId, type MeetingId, type UserId } from '#contract/ids.ts';
import type { Actor } from '#server/domain/actor.ts';
import { aDistrict, type District } from '#tests/support/a-district.ts';
import { meetingServices } from '#tests/support/meeting-services.ts';
import { useDatabase } from '#tests/support/use-database.ts';

const database = useDatabase();
const now = new Date('2026-11-30T00:30:00Z');

let services: ReturnType<typeof meetingServices>;
let district: District;
let secretary: Actor;
let chair: Actor;
let member: Actor;
let colleague: Actor;
let running: Meeting;
let coming: Meeting;
let empty: Meeting;

beforeAll(async () => {
  district = await aDistrict(database.prisma);
  services = meetingServices(database, { now: () => now });
  const as = async (account: Promise<UserId>) => services.actorOf(await account);
  secretary = await as(district.account('thuky', ['secretary']));
  chair = await as(district.account('chutri', ['leader']));
  member = await as(district.account('uyvien', ['member']));
  colleague = await as(district.account('thuky.2', ['secretary']));
  running = await released({ title: 'Phiên họp về cải cách hành chính' });
  coming = await released({ title: 'Họp giao ban Đảng ủy', place: 'Phòng họp số 2' });
  const later = { startsAt: '2026-12-24T01:00:00.000Z', endsAt: '2026-12-24T02:00:00.000Z' };
  empty = await services.meetings.create(secretary, info({ title: 'Hội nghị tổng kết', ...later }));
  await run(chair, running.meetingId, {
    name: 'meeting.start',
    input: { reason: 'Chủ trì quyết định họp' },
  });
  const [item] = running.items;
  if (item) {
    const input = { itemId: item.itemId };
    await run(chair, running.meetingId, { name: 'agenda.goTo', input });
  }
  const checkIn = { name: 'attendance.checkIn', input: { mode: 'inPerson' } } as const;
  await run(member, running.meetingId, checkIn);
});

function info(more: Partial<MeetingInfo>): MeetingInfo {
  return district.info({ chairId: chair.userId, secretaryId: secretary.userId }, more);
}

function run(actor: Actor, meetingId: MeetingId, command: Parameters<typeof services.live.run>[3]) {
  return services.live.run(actor.userId, meetingId, CommandId.parse(randomUUID()), command);
}

async function released(more: Partial<MeetingInfo>): Promise<Meeting> {
  const { meetingId } = await services.meetings.create(secretary, info(more));
  const text = { title: 'Nội dung một', presenterId: null, unitId: null, minutesPlanned: null };
  const { items, version } = await services.agenda.add(secretary, meetingId, text);
  for (const item of items) await addDocument(item.itemId);
  const attendees = [{ userId: member.userId, role: 'votingMember' as const, siteId: null }];
  const listed = await services.meetings.setAttendees(secretary, meetingId, { version, attendees });
  return services.meetings.release(secretary, meetingId, listed);
}

async function addDocument(itemId: string, state = 'ready'): Promise<void> {
  const version = {
    number: 1,
    fileName: 'bao-cao.pdf',
    fileKind: 'pdf',
    sizeBytes: 10,
    sha256: 'x',
    originalKey: 'x',
    uploadedById: secretary.userId,
    state,
    ...(state === 'ready' ? { pageCount: 12, pdfKey: 'x' } : { problem: 'damaged' }),
  };
  await database.prisma.meetingDocument.create({
    data: { itemId, position: 0, title: `Báo cáo ${state}`, versions: { create: version } },
  });
}

const titles = async (actor: Actor, query: Parameters<typeof services.home.meetings>[1]) =>
  (await services.home.meetings(actor, query)).meetings.map((meeting) => meeting.title);

it('lists what is running first, then what comes, and drafts for who prepares them alone', async () => {
  expect(await titles(secretary, { scope: 'all' })).toEqual([
    running.title,
    coming.title,
    empty.title,
  ]);
  expect(await titles(member, { scope: 'all' })).toEqual([running.title, coming.title]);
  expect(await titles(member, { scope: 'all', phase: 'running' })).toEqual([running.title]);
  expect(await titles(member, { scope: 'all', phase: 'over' })).toEqual([]);
});

it('shows the unit’s secretaries its meetings, and leaves them out of theirs', async () => {
  expect(await titles(colleague, { scope: 'all' })).toEqual([running.title, coming.title]);
  expect(await titles(colleague, { scope: 'mine' })).toEqual([]);
});

it.each([
  ['cải cách', 1],
  ['CAI CACH', 1],
  ['dang uy giao ban', 1],
  ['Đảng ủy', 1],
  ['phòng họp', 1],
  ['hoi truong', 1],
  ['đảng uỷ', 1],
  ['thường kỳ', 2],
  ['%', 0],
  ['không có gì', 0],
])('finds by "%s" with and without diacritics, in any order', async (q, count) => {
  expect(await titles(member, { scope: 'all', q })).toHaveLength(count);
});

it('narrows to days', async () => {
  const on = (from: string, to: string) => titles(secretary, { scope: 'all', from, to });
  expect(await on('2026-12-01T00:00:00Z', '2027-01-01T00:00:00Z')).toEqual([empty.title]);
  expect(await on('2026-11-30T03:00:00Z', '2026-12-01T00:00:00Z')).toHaveLength(2);
});

it('tells each role what is to be done, most urgent first', async () => {
  const kinds = async (actor: Actor) => (await services.home.duties(actor)).map(({ kind }) => kind);
  expect(await kinds(chair)).toEqual([
    'joinMeeting',
    'startMeeting',
    'readDocuments',
    'readDocuments',
  ]);
  expect(await kinds(member)).toEqual([
    'joinMeeting',
    'answerInvitation',
    'readDocuments',
    'readDocuments',
  ]);
  expect(await kinds(secretary)).toEqual([
    'joinMeeting',
    'finishPreparation',
    'readDocuments',
    'readDocuments',
  ]);
  expect(await kinds(colleague)).toEqual([]);
});

it('says how the running meeting stands and what the draft lacks', async () => {
  const [join] = await services.home.duties(member);
  expect(join).toMatchObject({
    startedAt: now.toISOString(),
    currentItem: 'Nội dung một',
    present: 2,
    base: 2,
  });
  const duties = await services.home.duties(secretary);
  expect(duties.find(({ kind }) => kind === 'finishPreparation')).toMatchObject({
    meeting: { meetingId: empty.meetingId },
    missing: ['agenda', 'documents', 'attendees'],
  });
});

it('counts unread documents with their pages until they were opened', async () => {
  const unread = async () =>
    (await services.home.duties(member)).flatMap((duty) =>
      duty.kind === 'readDocuments' && duty.meeting.meetingId === coming.meetingId
        ? [[duty.unread, duty.pages]]
        : [],
    );
  expect(await unread()).toEqual([[1, 12]]);
  const where = { document: { item: { meetingId: coming.meetingId } } };
  const { id } = await database.prisma.documentVersion.findFirstOrThrow({ where });
  await database.prisma.documentOpening.create({
    data: { versionId: id, accountId: member.userId },
  });
  expect(await unread()).toEqual([]);
});

it('calls the secretary to a document that could not be converted', async () => {
  const [item] = coming.items;
  if (item) await addDocument(item.itemId, 'failed');
  const failed = (await services.home.duties(secretary)).filter(
    ({ kind }) => kind === 'documentFailed',
  );
  expect(failed).toMatchObject([
    { documentTitle: 'Báo cáo failed', meeting: { meetingId: coming.meetingId } },
  ]);
  expect((await services.home.duties(chair)).map(({ kind }) => kind)).not.toContain(
    'documentFailed',
  );
  const seenBy = async (actor: Actor) =>
    (await services.meetings.get(actor, coming.meetingId)).items[0]?.documents.length;
  expect(await seenBy(secretary)).toBe(2);
  expect(await seenBy(member)).toBe(1);
});
