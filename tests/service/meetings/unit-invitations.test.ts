import { beforeAll, describe, expect, it } from 'vitest';
import type { AttendeeRole } from '#contract/http/invited-units.ts';
import type { UnitId } from '#contract/ids.ts';
import type { Actor } from '#server/domain/actor.ts';
import { setVotingRule } from '#tests/support/set-voting-rule.ts';
import { refused, substituted } from '#tests/support/use-invited-people.ts';
import { useInvitedUnit } from '#tests/support/use-invited-unit.ts';

const here = useInvitedUnit();

let secretary: Actor;
let chair: Actor;
let head: Actor;
let one: Actor;
let two: Actor;
let stranger: Actor;

beforeAll(() => {
  secretary = here.the('secretary');
  chair = here.the('chair');
  head = here.the('head');
  one = here.the('one');
  two = here.the('two');
  stranger = here.the('stranger');
});

describe('refused is', () => {
  it('more than places, another unit’s person, a locked account, and who takes part already', async () => {
    const { invitationId } = await here.invite();
    const refusals: [people: Actor[], code: string, reason: string][] = [
      [[head, one, two], 'WRONG_STATE', 'too-many-for-places'],
      [[one, one], 'BAD_INPUT', 'person-listed-twice'],
      [[stranger], 'WRONG_STATE', 'not-of-unit'],
      [[chair], 'WRONG_STATE', 'not-of-unit'],
    ];
    for (const [people, code, reason] of refusals)
      await expect(here.send(head, invitationId, ...people)).rejects.toMatchObject(
        refused(code, reason),
      );
    const where = { id: two.userId };
    await here.database.prisma.account.update({ where, data: { lockedAt: new Date() } });
    await expect(here.send(head, invitationId, two)).rejects.toMatchObject(
      refused('WRONG_STATE', 'person-locked'),
    );
    await here.database.prisma.account.update({ where, data: { lockedAt: null } });
    const asGuests = await here.invite({ role: 'guest' });
    await here.send(head, invitationId, one);
    await expect(here.send(head, asGuests.invitationId, one)).rejects.toMatchObject(
      refused('CONFLICT', 'invited-already'),
    );
    const choices = await here.services.unitInvitations.choices(head, asGuests.invitationId);
    expect(choices.map(({ userId }) => userId)).not.toContain(one.userId);
    expect(choices.map(({ userId }) => userId)).not.toContain(stranger.userId);
  });

  it('a unit whose people are all invited already', async () => {
    const { database, district } = here;
    const { id: unitId } = await database.prisma.orgUnit.create({
      data: { name: 'Trạm không người', kind: 'department', parentId: district.unitId },
    });
    await expect(here.invite({ unitId: unitId as UnitId })).rejects.toMatchObject(
      refused('WRONG_STATE', 'unit-has-nobody-left'),
    );
  });

  it('everybody but those who answer for the unit and who prepares the meeting', async () => {
    const { invitationId } = await here.invite();
    await expect(here.send(one, invitationId, one)).rejects.toMatchObject({
      body: { code: 'FORBIDDEN' },
    });
    await expect(here.send(stranger, invitationId, one)).rejects.toMatchObject({
      body: { code: 'NOT_FOUND' },
    });
    await expect(here.withdraw(head, { invitationId })).rejects.toMatchObject({
      body: { code: 'FORBIDDEN' },
    });
    await here.release();
    await expect(here.send(stranger, invitationId, one)).rejects.toMatchObject({
      body: { code: 'FORBIDDEN' },
    });
    const { invitedUnits } = await here.services.meetings.get(secretary, here.meetingId);
    expect(invitedUnits).toHaveLength(1);
    await here.send(head, invitationId, one);
    expect(await here.services.meetings.get(one, here.meetingId)).not.toHaveProperty(
      'invitedUnits',
    );
  });

  it('who was slower: the places as they are come with the refusal', async () => {
    const { invitationId, version } = await here.invite();
    await here.send(head, invitationId, one);
    const stale = { version, userIds: [two.userId] };
    await expect(
      here.services.unitInvitations.send(head, invitationId, stale),
    ).rejects.toMatchObject({
      body: { code: 'STALE_VERSION', current: { people: [{ userId: one.userId }] } },
    });
  });

  it('to withdraw what the unit has filled since: nobody is removed whom the secretary did not see', async () => {
    const { invitationId, version } = await here.invite();
    await here.send(head, invitationId, one);
    await here.release();
    await expect(
      here.services.unitInvitations.withdraw(secretary, invitationId, version),
    ).rejects.toMatchObject({
      body: {
        code: 'STALE_VERSION',
        reason: 'unit-invitation-changed',
        current: { invitedUnits: [{ people: [{ userId: one.userId }] }] },
      },
    });
    expect(await here.participant(one)).toBeDefined();
  });

  it('to invite twice in one role, without time, or after the meeting begins; and fewer places than people', async () => {
    const invited = await here.invite();
    await expect(here.invite()).rejects.toMatchObject(refused('CONFLICT', 'unit-invited-twice'));
    await expect(
      here.invite({ role: 'guest', dueAt: '2026-11-27T01:00:00.000Z' }),
    ).rejects.toMatchObject(refused('BAD_INPUT', 'due-in-past'));
    await expect(
      here.invite({ role: 'guest', dueAt: '2026-11-30T01:00:01.000Z' }),
    ).rejects.toMatchObject(refused('BAD_INPUT', 'due-after-start'));
    await here.send(head, invited.invitationId, one, two);
    await expect(here.change(invited, { places: 1 })).rejects.toMatchObject(
      refused('WRONG_STATE', 'places-filled'),
    );
  });
});

it('a changed role and room hold for whom the unit sends', async () => {
  const invited = await here.invite();
  await here.send(head, invited.invitationId, one);
  await here.release();
  await here.change(invited, { places: 3, role: 'delegate', siteId: null });
  expect(await here.participant(one)).toMatchObject({ roles: ['delegate'], siteId: null });
  expect((await here.stateOf()).quorum.base).toBe(1);
  expect(await here.told(head)).toContain('unitInvitationChanged');
});

describe('substitutes of whom the unit sends', () => {
  /** `one` is sent in a role and `two` comes instead, by a rule for substitutes. */
  async function replaced(substitutes: 'withVote' | 'withoutVote', role: AttendeeRole) {
    await setVotingRule(here.database.prisma, { substitutes });
    const invited = await here.invite({ role });
    await here.send(head, invited.invitationId, one);
    await here.release();
    await here.services.invitations.answer(one, here.meetingId, substituted(two));
    await here.services.invitations.decide(secretary, here.meetingId, one.userId, {
      substituteId: two.userId,
      decision: 'approved',
    });
    return invited;
  }

  const changes: [
    rule: 'withVote' | 'withoutVote',
    before: AttendeeRole,
    after: AttendeeRole,
    ofSubstitute: AttendeeRole,
    seatsWithVote: number,
  ][] = [
    ['withVote', 'guest', 'votingMember', 'votingMember', 2],
    ['withoutVote', 'guest', 'votingMember', 'delegate', 2],
    ['withVote', 'votingMember', 'guest', 'guest', 1],
    ['withVote', 'votingMember', 'delegate', 'delegate', 1],
  ];

  it.each(changes)('%s: %s to %s makes them %s', async (rule, before, role, theirs, base) => {
    const invited = await replaced(rule, before);
    await here.change(invited, { role });
    expect(await here.participant(two)).toMatchObject({
      roles: [theirs],
      siteId: here.district.communeSiteId,
      replaces: { userId: one.userId },
    });
    expect((await here.stateOf()).quorum.base).toBe(base);
  });

  it('go with them to another room', async () => {
    const invited = await replaced('withVote', 'votingMember');
    await here.change(invited, { siteId: null });
    for (const person of [one, two])
      expect(await here.participant(person)).toMatchObject({
        roles: ['votingMember'],
        siteId: null,
      });
  });
});

it('is reminded once an hour while it has places left', async () => {
  const { invitationId } = await here.invite();
  await here.services.unitInvitations.remind(secretary, invitationId);
  await expect(here.services.unitInvitations.remind(secretary, invitationId)).rejects.toMatchObject(
    refused('TOO_MANY', 'reminded-lately'),
  );
  expect(await here.told(head)).toEqual(['unitInvited', 'unitReminded']);
  here.pass(3_600_001);
  await here.services.unitInvitations.remind(secretary, invitationId);
  await here.send(head, invitationId, one, two);
  here.pass(3_600_001);
  await expect(here.services.unitInvitations.remind(secretary, invitationId)).rejects.toMatchObject(
    refused('WRONG_STATE', 'places-full'),
  );
});

it('a unit that is invited no more sends nobody, unless somebody of it has come', async () => {
  const invited = await here.invite();
  const { invitationId } = invited;
  await here.send(head, invitationId, one);
  await here.release();
  await here.run(one, { name: 'attendance.checkIn', input: { mode: 'remote' } });
  await expect(here.withdraw(secretary, invited)).rejects.toMatchObject(
    refused('WRONG_STATE', 'came-already'),
  );
  const other = await here.invite({ role: 'guest' });
  await here.send(head, other.invitationId, two);
  const after = await here.withdraw(secretary, other);
  expect(after.invitedUnits?.map((unit) => unit.invitationId)).toEqual([invitationId]);
  expect(await here.participant(two)).toBeUndefined();
  expect(await here.told(two)).toContain('sentNoMore');
  expect(await here.told(head)).toContain('unitUninvited');
});

it('who prepares the meeting sees that nobody answers for a unit; a meeting of invited units alone is handed out', async () => {
  expect((await here.invite()).isReachable).toBe(true);
  const { id: unitId } = await here.database.prisma.orgUnit.create({
    data: { name: 'Ban Quản lý chợ', kind: 'department', parentId: here.district.unitId },
  });
  await here.district.account('cho.1', ['member'], { unitId: unitId as UnitId });
  const lonely = await here.invite({ unitId: unitId as UnitId, role: 'delegate' });
  expect(lonely.isReachable).toBe(false);
  expect((await here.release()).phase).toBe('released');
});

it('every act is in the audit log, with who was sent', async () => {
  const { invitationId } = await here.invite();
  await here.send(head, invitationId, one);
  await here.withdraw(secretary, { invitationId });
  const entries = await here.database.prisma.auditEntry.findMany({
    where: { subject: `meeting:${here.meetingId}`, action: { startsWith: 'unit.' } },
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
