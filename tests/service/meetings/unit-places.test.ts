import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { InvitedUnit, PlacesText } from '#contract/http/invited-units.ts';
import type { Meeting } from '#contract/http/meetings.ts';
import { CommandId, type UnitId, type UnitInvitationId } from '#contract/ids.ts';
import type { Command } from '#contract/live/commands.ts';
import type { Actor } from '#server/domain/actor.ts';
import { aDistrict, type District } from '#tests/support/a-district.ts';
import { meetingServices } from '#tests/support/meeting-services.ts';
import { useDatabase } from '#tests/support/use-database.ts';
import { refused, substituted } from '#tests/support/use-invited-people.ts';

const database = useDatabase();
const DUE = '2026-11-29T10:00:00.000Z';
const LATE = new Date('2026-11-29T11:00:00Z');
let now = new Date('2026-11-28T01:00:00Z');
let services: ReturnType<typeof meetingServices>;
let district: District;
let secretary: Actor;
let chair: Actor;
let head: Actor;
let one: Actor;
let two: Actor;
let three: Actor;
let stranger: Actor;
let meeting: Meeting;

beforeAll(async () => {
  district = await aDistrict(database.prisma);
  services = meetingServices(database, { now: () => now });
  const inCommune = { unitId: district.communeId };
  secretary = await services.actorOf(await district.account('thuky', ['secretary']));
  chair = await services.actorOf(await district.account('chutri', ['leader']));
  head = await services.actorOf(await district.account('xa.1', ['leader'], inCommune));
  one = await services.actorOf(await district.account('xa.2', ['member'], inCommune));
  two = await services.actorOf(await district.account('xa.3', ['member'], inCommune));
  three = await services.actorOf(await district.account('xa.4', ['member'], inCommune));
  stranger = await services.actorOf(await district.account('huyen.9', ['leader']));
});

beforeEach(async () => {
  now = new Date('2026-11-28T01:00:00Z');
  const leads = { chairId: chair.userId, secretaryId: secretary.userId };
  meeting = await services.meetings.create(secretary, district.info(leads));
  const item = { title: 'Chuyển đổi số', presenterId: null, unitId: null, minutesPlanned: 15 };
  meeting = await services.agenda.add(secretary, meeting.meetingId, item);
  await database.prisma.unitInvitation.deleteMany();
  await database.prisma.notification.deleteMany();
});

const told = async (actor: Actor) =>
  (await services.notifications.list(actor)).newest.map(({ content }) => content.kind);

async function invite(
  more: Partial<Omit<PlacesText, 'siteId'>> & { unitId?: UnitId } = {},
): Promise<InvitedUnit> {
  const { unitId = district.communeId, ...text } = more;
  const { invitedUnits = [] } = await services.unitInvitations.invite(
    secretary,
    meeting.meetingId,
    {
      units: [{ unitId, siteId: district.communeSiteId }],
      places: 2,
      role: 'votingMember',
      dueAt: DUE,
      ...text,
    },
  );
  const invited = invitedUnits.find((unit) => unit.role === (text.role ?? 'votingMember'));
  if (!invited) throw new Error('the unit was not invited');
  return invited;
}

const send = async (actor: Actor, invitationId: UnitInvitationId, ...people: Actor[]) => {
  const { version } = await database.prisma.unitInvitation.findUniqueOrThrow({
    where: { id: invitationId },
  });
  const userIds = people.map(({ userId }) => userId);
  return services.unitInvitations.send(actor, invitationId, { version, userIds });
};

const release = async () => {
  const { version } = await services.meetings.get(secretary, meeting.meetingId);
  return services.meetings.release(secretary, meeting.meetingId, { version });
};

const run = (actor: Actor, command: Command) =>
  services.live.run(actor.userId, meeting.meetingId, CommandId.parse(randomUUID()), command);

const participant = async ({ userId }: Actor) =>
  (await services.live.stateOf(meeting.meetingId)).frame?.participants.find(
    (person) => person.userId === userId,
  );

describe('a unit that is invited with places', () => {
  it('is told at once, sees only its places, and has the duty until they are filled', async () => {
    const { invitationId } = await invite();
    expect(await told(head)).toEqual(['unitInvited']);
    expect(await told(one)).toEqual([]);
    expect(await services.unitInvitations.mine(head)).toMatchObject([
      { invitationId, meetingTitle: meeting.title, places: 2, people: [], isOpen: true },
    ]);
    for (const other of [one, stranger])
      expect(await services.unitInvitations.mine(other)).toEqual([]);
    const isDuty = async () =>
      (await services.home.duties(head)).some(({ kind }) => kind === 'sendPeople');
    expect(await isDuty()).toBe(true);
    await send(head, invitationId, head, one);
    expect(await isDuty()).toBe(false);
    expect(await told(secretary)).toEqual(['unitSends']);
    // The draft itself is not there for the unit.
    await expect(services.meetings.get(head, meeting.meetingId)).rejects.toMatchObject({
      body: { code: 'NOT_FOUND' },
    });
  });

  it('sends people who take part as if invited one by one: told, in the room of the unit, with a vote, with documents', async () => {
    const { invitationId } = await invite();
    await send(head, invitationId, head, one);
    await release();
    expect(await participant(one)).toMatchObject({
      roles: ['votingMember'],
      siteId: district.communeSiteId,
      unitId: district.communeId,
    });
    expect(await told(one)).toEqual(['meetingReleased']);
    expect((await services.live.stateOf(meeting.meetingId)).quorum.base).toBe(3);
    expect((await services.access.rolesIn(one, meeting.meetingId)).sort()).toEqual([
      'votingMember',
    ]);
    await run(one, { name: 'attendance.checkIn', input: { mode: 'remote' } });
    await run(chair, { name: 'meeting.start', input: { reason: 'Chủ trì quyết định' } });
    const input = { itemId: null, question: 'Thông qua?', seconds: null };
    await run(chair, { name: 'ballot.open', input });
    const { openBallot } = await services.live.stateOf(meeting.meetingId);
    expect(openBallot?.voters).toEqual(expect.arrayContaining([head.userId, one.userId]));
    // Who votes is not changed under an open vote, by nobody.
    await expect(send(secretary, invitationId, head, two)).rejects.toMatchObject({
      body: { code: 'WRONG_STATE' },
    });
  });

  it('changes its people after the release until the deadline; their answers, substitutes and votes go with them', async () => {
    const { invitationId } = await invite();
    await send(head, invitationId, head, one);
    await release();
    await services.invitations.answer(one, meeting.meetingId, substituted(two));
    await services.invitations.decide(secretary, meeting.meetingId, one.userId, {
      substituteId: two.userId,
      decision: 'approved',
    });
    expect(await participant(two)).toMatchObject({ replaces: { userId: one.userId } });
    await send(head, invitationId, head, three);
    expect(await participant(one)).toBeUndefined();
    expect(await participant(two)).toBeUndefined();
    expect(await participant(three)).toMatchObject({ roles: ['votingMember'] });
    expect(await told(one)).toContain('sentNoMore');
    expect(await told(two)).toContain('substituteDropped');
    expect(await told(three)).toContain('meetingReleased');
    const answers = { meetingId: meeting.meetingId, accountId: one.userId };
    expect(await database.prisma.invitationAnswer.count({ where: answers })).toBe(0);
  });

  it('chooses no more after the deadline, when the secretary does it for the unit or gives more time', async () => {
    const invited = await invite();
    const { invitationId } = invited;
    await release();
    now = LATE;
    await expect(send(head, invitationId, one)).rejects.toMatchObject(
      refused('WRONG_STATE', 'places-closed'),
    );
    expect(await services.unitInvitations.mine(head)).toMatchObject([{ isOpen: false }]);
    await send(secretary, invitationId, one);
    expect(await told(head)).toContain('sentForUnit');
    expect(await participant(one)).toBeDefined();
    // Whom it sends may still come by a substitute.
    await services.invitations.answer(one, meeting.meetingId, substituted(two));
    const { places, role, siteId } = invited;
    const dueAt = '2026-11-29T23:00:00.000Z';
    const { version } = await database.prisma.unitInvitation.findUniqueOrThrow({
      where: { id: invitationId },
    });
    const text = { places, role, siteId, dueAt };
    await services.unitInvitations.change(secretary, invitationId, { version, text });
    await send(head, invitationId, one, head);
    expect(await participant(head)).toBeDefined();
  });

  it('stays on the list when the secretary writes it anew', async () => {
    const { invitationId } = await invite();
    await send(head, invitationId, one);
    const { version } = await services.meetings.get(secretary, meeting.meetingId);
    const attendees = [{ userId: stranger.userId, role: 'delegate' as const, siteId: null }];
    const after = await services.meetings.setAttendees(secretary, meeting.meetingId, {
      version,
      attendees: [...attendees, { userId: one.userId, role: 'guest', siteId: null }],
    });
    expect(after.invitedUnits?.[0]?.people.map(({ userId }) => userId)).toEqual([one.userId]);
    expect(after.participants.find(({ userId }) => userId === one.userId)).toMatchObject({
      roles: ['votingMember'],
    });
    expect(after.participants.some(({ userId }) => userId === stranger.userId)).toBe(true);
  });
});

describe('refused is', () => {
  it('more than places, another unit’s person, a locked account, and who takes part already', async () => {
    const { invitationId } = await invite();
    const refusals: [people: Actor[], code: string, reason: string][] = [
      [[head, one, two], 'WRONG_STATE', 'too-many-for-places'],
      [[one, one], 'BAD_INPUT', 'person-listed-twice'],
      [[stranger], 'WRONG_STATE', 'not-of-unit'],
      [[chair], 'WRONG_STATE', 'not-of-unit'],
    ];
    for (const [people, code, reason] of refusals)
      await expect(send(head, invitationId, ...people)).rejects.toMatchObject(
        refused(code, reason),
      );
    const where = { id: two.userId };
    await database.prisma.account.update({ where, data: { lockedAt: now } });
    await expect(send(head, invitationId, two)).rejects.toMatchObject(
      refused('WRONG_STATE', 'person-locked'),
    );
    await database.prisma.account.update({ where, data: { lockedAt: null } });
    const asGuests = await invite({ role: 'guest' });
    await send(head, invitationId, one);
    await expect(send(head, asGuests.invitationId, one)).rejects.toMatchObject(
      refused('CONFLICT', 'invited-already'),
    );
    const choices = await services.unitInvitations.choices(head, asGuests.invitationId);
    expect(choices.map(({ userId }) => userId)).not.toContain(one.userId);
    expect(choices.map(({ userId }) => userId)).not.toContain(stranger.userId);
  });

  it('everybody but those who answer for the unit and who prepares the meeting', async () => {
    const { invitationId } = await invite();
    await expect(send(one, invitationId, one)).rejects.toMatchObject({
      body: { code: 'FORBIDDEN' },
    });
    await expect(send(stranger, invitationId, one)).rejects.toMatchObject({
      body: { code: 'NOT_FOUND' },
    });
    await expect(services.unitInvitations.withdraw(head, invitationId)).rejects.toMatchObject({
      body: { code: 'FORBIDDEN' },
    });
    await release();
    await expect(send(stranger, invitationId, one)).rejects.toMatchObject({
      body: { code: 'FORBIDDEN' },
    });
    const { invitedUnits } = await services.meetings.get(secretary, meeting.meetingId);
    expect(invitedUnits).toHaveLength(1);
    await send(head, invitationId, one);
    expect(await services.meetings.get(one, meeting.meetingId)).not.toHaveProperty('invitedUnits');
  });

  it('who was slower: the places as they are come with the refusal', async () => {
    const { invitationId, version } = await invite();
    await send(head, invitationId, one);
    const stale = { version, userIds: [two.userId] };
    await expect(services.unitInvitations.send(head, invitationId, stale)).rejects.toMatchObject({
      body: { code: 'STALE_VERSION', current: { people: [{ userId: one.userId }] } },
    });
  });

  it('to invite twice in one role, without time, or after the meeting begins; and fewer places than people', async () => {
    const invited = await invite();
    await expect(invite()).rejects.toMatchObject(refused('CONFLICT', 'unit-invited-twice'));
    await expect(
      invite({ role: 'guest', dueAt: '2026-11-27T01:00:00.000Z' }),
    ).rejects.toMatchObject(refused('BAD_INPUT', 'due-in-past'));
    await expect(
      invite({ role: 'guest', dueAt: '2026-11-30T01:00:01.000Z' }),
    ).rejects.toMatchObject(refused('BAD_INPUT', 'due-after-start'));
    await send(head, invited.invitationId, one, two);
    const { siteId, role, dueAt } = invited;
    await expect(
      services.unitInvitations.change(secretary, invited.invitationId, {
        version: invited.version + 1,
        text: { places: 1, siteId, role, dueAt },
      }),
    ).rejects.toMatchObject(refused('WRONG_STATE', 'places-filled'));
  });
});

it('a changed role and room hold for whom the unit sends', async () => {
  const invited = await invite();
  await send(head, invited.invitationId, one);
  await release();
  await services.unitInvitations.change(secretary, invited.invitationId, {
    version: invited.version + 1,
    text: { places: 3, role: 'delegate', siteId: null, dueAt: DUE },
  });
  expect(await participant(one)).toMatchObject({ roles: ['delegate'], siteId: null });
  expect((await services.live.stateOf(meeting.meetingId)).quorum.base).toBe(1);
  expect(await told(head)).toContain('unitInvitationChanged');
});

it('is reminded once an hour while it has places left', async () => {
  const { invitationId } = await invite();
  await services.unitInvitations.remind(secretary, invitationId);
  await expect(services.unitInvitations.remind(secretary, invitationId)).rejects.toMatchObject(
    refused('TOO_MANY', 'reminded-lately'),
  );
  expect((await told(head)).sort()).toEqual(['unitInvited', 'unitReminded']);
  now = new Date(now.getTime() + 3_600_001);
  await services.unitInvitations.remind(secretary, invitationId);
  await send(head, invitationId, one, two);
  now = new Date(now.getTime() + 3_600_001);
  await expect(services.unitInvitations.remind(secretary, invitationId)).rejects.toMatchObject(
    refused('WRONG_STATE', 'places-full'),
  );
});

it('a unit that is invited no more sends nobody, unless somebody of it has come', async () => {
  const { invitationId } = await invite();
  await send(head, invitationId, one);
  await release();
  await run(one, { name: 'attendance.checkIn', input: { mode: 'remote' } });
  const withdraw = () => services.unitInvitations.withdraw(secretary, invitationId);
  await expect(withdraw()).rejects.toMatchObject(refused('WRONG_STATE', 'came-already'));
  const other = await invite({ role: 'guest' });
  await send(head, other.invitationId, two);
  const after = await services.unitInvitations.withdraw(secretary, other.invitationId);
  expect(after.invitedUnits?.map((unit) => unit.invitationId)).toEqual([invitationId]);
  expect(await participant(two)).toBeUndefined();
  expect(await told(two)).toContain('sentNoMore');
  expect(await told(head)).toContain('unitUninvited');
});

it('who prepares the meeting sees that nobody answers for a unit; a meeting of invited units alone is handed out', async () => {
  expect((await invite()).isReachable).toBe(true);
  const { id: unitId } = await database.prisma.orgUnit.create({
    data: { name: 'Ban Quản lý chợ', kind: 'department', parentId: district.unitId },
  });
  const lonely = await invite({ unitId: unitId as UnitId, role: 'delegate' });
  expect(lonely.isReachable).toBe(false);
  expect((await release()).phase).toBe('released');
});

it('every act is in the audit log, with who was sent', async () => {
  const { invitationId } = await invite();
  await send(head, invitationId, one);
  await services.unitInvitations.withdraw(secretary, invitationId);
  const entries = await database.prisma.auditEntry.findMany({
    where: { subject: `meeting:${meeting.meetingId}`, action: { startsWith: 'unit.' } },
    orderBy: { at: 'asc' },
  });
  expect(entries.map(({ action }) => action).sort()).toEqual([
    'unit.invite',
    'unit.sendPeople',
    'unit.withdrawInvitation',
  ]);
  expect(entries.find(({ action }) => action === 'unit.sendPeople')).toMatchObject({
    accountId: head.userId,
    detail: { invitationId, added: one.userId, removed: '' },
  });
});
