import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ErrorCode } from '#contract/errors.ts';
import type { Meeting } from '#contract/http/meetings.ts';
import { AgendaItemId, type UserId } from '#contract/ids.ts';
import type { Actor } from '#server/domain/actor.ts';
import { aDistrict, type District } from '#tests/support/a-district.ts';
import { meetingServices } from '#tests/support/meeting-services.ts';
import { refusalOf } from '#tests/support/refusal-of.ts';
import { useDatabase } from '#tests/support/use-database.ts';

const database = useDatabase();
const now = new Date('2026-11-22T01:00:00Z');

let services: ReturnType<typeof meetingServices>;
let district: District;
let secretary: Actor;
let chair: Actor;
let member: Actor;
let colleague: Actor;
let stranger: Actor;
let device: Actor;
let draft: Meeting;

const text = (title: string) => ({ title, presenterId: null, unitId: null, minutesPlanned: 15 });
const voters = (...actors: Actor[]) =>
  actors.map(({ userId }) => ({ userId, role: 'votingMember' as const, siteId: null }));

const codeOf = async (call: Promise<unknown>): Promise<ErrorCode> => (await refusalOf(call)).code;

beforeAll(async () => {
  district = await aDistrict(database.prisma);
  services = meetingServices(database, { now: () => now });
  const { siteId } = district;
  const as = async (account: Promise<UserId>) => services.actorOf(await account);
  secretary = await as(district.account('thuky', ['secretary']));
  chair = await as(district.account('chutri', ['leader']));
  member = await as(district.account('uyvien', ['member']));
  colleague = await as(district.account('thuky.2', ['secretary']));
  const { communeId: unitId } = district;
  stranger = await as(district.account('nguoi-la', ['leader'], { unitId }));
  device = await as(district.account('thietbi', [], { kind: 'siteDevice', siteId }));
});

beforeEach(async () => {
  const info = district.info({ chairId: chair.userId, secretaryId: secretary.userId });
  draft = await services.meetings.create(secretary, info);
});

/** The draft with an agenda and attendees, ready to be handed out. */
async function complete(): Promise<Meeting> {
  const { meetingId } = draft;
  const { version } = await services.agenda.add(secretary, meetingId, text('Cải cách hành chính'));
  return services.meetings.setAttendees(secretary, meetingId, {
    version,
    attendees: voters(member),
  });
}

async function released(): Promise<Meeting> {
  const { meetingId, version } = await complete();
  return services.meetings.release(secretary, meetingId, { version });
}

describe('a draft', () => {
  it('is seen by those who prepare it, and does not exist for all others', async () => {
    await complete();
    for (const actor of [secretary, chair]) {
      expect((await services.meetings.get(actor, draft.meetingId)).phase).toBe('draft');
    }
    for (const actor of [member, colleague, stranger, device]) {
      expect(await codeOf(services.meetings.get(actor, draft.meetingId))).toBe('NOT_FOUND');
      const { meetings: seen } = await services.home.meetings(actor, { scope: 'all' });
      expect(seen.map((meeting) => meeting.meetingId)).not.toContain(draft.meetingId);
    }
  });

  it('belongs to the unit of who makes it, with chair and secretary in it by themselves', () => {
    expect(draft.unitId).toBe(district.unitId);
    expect(draft.participants.map(({ userId, roles }) => [userId, roles])).toEqual([
      [chair.userId, ['chair', 'votingMember']],
      [secretary.userId, ['secretary']],
    ]);
    expect(draft.sites.map((site) => [site.siteId, site.deviceUserId])).toEqual([
      [district.siteId, device.userId],
      [district.communeSiteId, null],
    ]);
  });

  it('can be removed with all that hangs on it; a meeting that was handed out cannot', async () => {
    const { meetingId } = await complete();
    await services.meetings.remove(secretary, meetingId);
    expect(await codeOf(services.meetings.get(secretary, meetingId))).toBe('NOT_FOUND');
    expect(await database.prisma.agendaItem.count({ where: { meetingId } })).toBe(0);
    const info = district.info({ chairId: chair.userId, secretaryId: secretary.userId });
    draft = await services.meetings.create(secretary, info);
    const meeting = await released();
    expect(await codeOf(services.meetings.remove(secretary, meeting.meetingId))).toBe(
      'WRONG_STATE',
    );
  });

  it.each([
    ['that ends before it starts', { endsAt: '2026-11-30T00:00:00.000Z' }, 'ends-before-start'],
    [
      'whose chair does not exist',
      { chairId: '00000000-0000-4000-8000-000000000000' as UserId },
      'unknown-person',
    ],
  ])('%s is refused', async (_name, more, reason) => {
    const info = district.info({ chairId: chair.userId, secretaryId: secretary.userId }, more);
    const { body } = await refusalOf(services.meetings.create(secretary, info));
    expect(body).toMatchObject({ code: 'BAD_INPUT', reason });
  });

  it('is not chaired by a device', async () => {
    const info = district.info({ chairId: device.userId, secretaryId: secretary.userId });
    expect(await codeOf(services.meetings.create(secretary, info))).toBe('BAD_INPUT');
  });
});

describe('two secretaries at once', () => {
  it('lose nothing: the second one is shown what the first one wrote', async () => {
    const { meetingId, version } = draft;
    const leads = { chairId: chair.userId, secretaryId: secretary.userId };
    const edit = (actor: Actor, place: string) =>
      services.meetings.update(actor, meetingId, {
        version,
        info: district.info(leads, { place }),
      });
    const outcomes = await Promise.allSettled([
      edit(secretary, 'Phòng họp số 1'),
      edit(chair, 'Phòng họp số 2'),
    ]);
    const done = outcomes.filter((outcome) => outcome.status === 'fulfilled');
    const [refused] = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(done).toHaveLength(1);
    const { body } = await refusalOf(Promise.reject(refused?.reason));
    expect(body.code).toBe('STALE_VERSION');
    expect((body.current as Meeting).place).toBe(done[0]?.value.place);
    const kept = await services.meetings.get(secretary, meetingId);
    expect(kept.place).toBe(done[0]?.value.place);
    expect(kept.version).toBe(version + 1);
  });

  it('and on an item of the agenda', async () => {
    const { meetingId } = draft;
    const { items } = await services.agenda.add(secretary, meetingId, text('Nội dung'));
    const { itemId, version } = items[0] ?? { itemId: AgendaItemId.parse(''), version: 0 };
    const ids = { meetingId, itemId };
    await services.agenda.update(chair, ids, { version, text: text('Nội dung của chủ trì') });
    const { body } = await refusalOf(
      services.agenda.update(secretary, ids, { version, text: text('Nội dung của thư ký') }),
    );
    expect(body).toMatchObject({
      code: 'STALE_VERSION',
      reason: 'agenda-item-changed',
      current: { itemId, title: 'Nội dung của chủ trì', version: version + 1 },
    });
  });

  it('adding items at the same moment each get a place of their own', async () => {
    const { meetingId } = draft;
    await Promise.all(
      ['Một', 'Hai', 'Ba', 'Bốn', 'Năm'].map((title) =>
        services.agenda.add(secretary, meetingId, text(`Nội dung ${title}`)),
      ),
    );
    const rows = await database.prisma.agendaItem.findMany({ where: { meetingId } });
    expect(rows.map((row) => row.position).sort()).toEqual([0, 1, 2, 3, 4]);
  });
});

describe('the agenda', () => {
  it('is ordered as told, and only with exactly its own items', async () => {
    const { meetingId } = draft;
    for (const title of ['Một', 'Hai', 'Ba']) {
      await services.agenda.add(secretary, meetingId, text(`Nội dung ${title}`));
    }
    const before = await services.meetings.get(secretary, meetingId);
    const itemIds = before.items.map((item) => item.itemId).reverse();
    const after = await services.agenda.reorder(secretary, meetingId, {
      version: before.version,
      itemIds,
    });
    expect(after.items.map((item) => item.itemId)).toEqual(itemIds);
    const order = (version: number, ids: AgendaItemId[]) =>
      codeOf(services.agenda.reorder(secretary, meetingId, { version, itemIds: ids }));
    expect(await order(before.version, itemIds)).toBe('STALE_VERSION');
    expect(await order(after.version, itemIds.slice(1))).toBe('CONFLICT');
    const [first] = itemIds;
    expect(await order(after.version, first ? [first, first, first] : [])).toBe('CONFLICT');
  });
});

describe('the list of attendees', () => {
  it('is replaced as a whole, its technicians too; a person is listed once', async () => {
    const { meetingId } = draft;
    const rolesOf = (meeting: Meeting) =>
      [member, colleague].map(
        (actor) => meeting.participants.find(({ userId }) => userId === actor.userId)?.roles,
      );
    const technician = { userId: colleague.userId, role: 'technician', siteId: null } as const;
    const withOne = await services.meetings.setAttendees(secretary, meetingId, {
      version: draft.version,
      attendees: [...voters(member), technician],
    });
    expect(rolesOf(withOne)).toEqual([['votingMember'], ['technician']]);
    const meeting = await services.meetings.setAttendees(secretary, meetingId, {
      version: withOne.version,
      attendees: voters(member),
    });
    expect(rolesOf(meeting)).toEqual([['votingMember'], undefined]);
    const twice = services.meetings.setAttendees(secretary, meetingId, {
      version: meeting.version,
      attendees: voters(member, member),
    });
    expect((await refusalOf(twice)).body.reason).toBe('person-listed-twice');
  });
});

describe('handing out', () => {
  it('needs an agenda and attendees', async () => {
    const release = (seen: Meeting) =>
      services.meetings.release(secretary, draft.meetingId, { version: seen.version });
    expect((await refusalOf(release(draft))).body.reason).toBe('agenda-missing');
    const seen = await services.agenda.add(secretary, draft.meetingId, text('Nội dung'));
    expect((await refusalOf(release(seen))).body.reason).toBe('attendees-missing');
    // Who only sees to the devices is nobody to meet with.
    const tended = await services.meetings.setAttendees(secretary, draft.meetingId, {
      version: seen.version,
      attendees: [{ userId: colleague.userId, role: 'technician', siteId: null }],
    });
    expect((await refusalOf(release(tended))).body.reason).toBe('attendees-missing');
  });

  it('opens the stream with the frame, and twice is one', async () => {
    const meeting = await released();
    expect(meeting.phase).toBe('released');
    const again = await services.meetings.release(secretary, meeting.meetingId, { version: 1 });
    expect(again.version).toBe(meeting.version);
    const state = await services.live.stateOf(meeting.meetingId);
    expect(state.seq).toBe(1);
    expect(state.frame?.items.map((item) => item.title)).toEqual(['Cải cách hành chính']);
    expect(state.frame?.participants.map(({ userId }) => userId)).toEqual([
      chair.userId,
      secretary.userId,
      member.userId,
    ]);
  });

  it('lets in participants and devices, the unit’s secretaries to read, and nobody else', async () => {
    const { meetingId } = await released();
    for (const actor of [member, device, colleague]) {
      expect((await services.meetings.get(actor, meetingId)).meetingId).toBe(meetingId);
    }
    expect(await codeOf(services.meetings.get(stranger, meetingId))).toBe('FORBIDDEN');
    expect(await codeOf(services.agenda.add(colleague, meetingId, text('Thêm')))).toBe('FORBIDDEN');
    expect((await services.meetings.get(member, meetingId)).may).not.toContain('meeting.edit');
  });

  it('is followed by every later change, in the stream too', async () => {
    const { meetingId } = await released();
    await services.agenda.add(secretary, meetingId, text('Nội dung bổ sung'));
    const { frame, seq } = await services.live.stateOf(meetingId);
    expect(seq).toBe(2);
    expect(frame?.items.map((item) => item.title)).toContain('Nội dung bổ sung');
  });

  it('leaves a meeting that is over as it was', async () => {
    const meeting = await released();
    await database.prisma.meeting.update({
      where: { id: meeting.meetingId },
      data: { phase: 'ended' },
    });
    const { meetingId } = meeting;
    expect(await codeOf(services.agenda.add(secretary, meetingId, text('Muộn')))).toBe(
      'WRONG_STATE',
    );
  });
});

it('writes each act to the audit log in the same transaction', async () => {
  const { meetingId } = await released();
  const rows = await database.prisma.auditEntry.findMany({
    where: {
      OR: [{ subject: `meeting:${meetingId}` }, { subject: { startsWith: 'agenda-item:' } }],
    },
    orderBy: { id: 'asc' },
  });
  const own = rows.filter(
    ({ subject, detail }) =>
      subject === `meeting:${meetingId}` || JSON.stringify(detail).includes(meetingId),
  );
  expect(own.map((row) => row.action)).toEqual([
    'meeting.create',
    'agenda.add',
    'meeting.setAttendees',
    'meeting.release',
  ]);
});
