import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#server/domain/actor.ts';
import { refused, substituted } from '#tests/support/use-invited-people.ts';
import { useInvitedUnit } from '#tests/support/use-invited-unit.ts';

const here = useInvitedUnit();

let secretary: Actor;
let chair: Actor;
let head: Actor;
let one: Actor;
let two: Actor;
let three: Actor;
let stranger: Actor;

beforeAll(() => {
  secretary = here.the('secretary');
  chair = here.the('chair');
  head = here.the('head');
  one = here.the('one');
  two = here.the('two');
  three = here.the('three');
  stranger = here.the('stranger');
});

describe('a unit that is invited with places', () => {
  it('is told at once, sees only its places, and has the duty until they are filled', async () => {
    const { invitationId } = await here.invite();
    expect(await here.told(head)).toEqual(['unitInvited']);
    expect(await here.told(one)).toEqual([]);
    expect(await here.services.unitInvitations.mine(head)).toMatchObject([
      { invitationId, meetingTitle: here.meeting.title, places: 2, people: [], isOpen: true },
    ]);
    for (const other of [one, stranger])
      expect(await here.services.unitInvitations.mine(other)).toEqual([]);
    const isDuty = async () =>
      (await here.services.home.duties(head)).some(({ kind }) => kind === 'sendPeople');
    expect(await isDuty()).toBe(true);
    await here.send(head, invitationId, head, one);
    expect(await isDuty()).toBe(false);
    expect(await here.told(secretary)).toEqual(['unitSends']);
    // The draft itself is not there for the unit.
    await expect(here.services.meetings.get(head, here.meetingId)).rejects.toMatchObject({
      body: { code: 'NOT_FOUND' },
    });
  });

  it('sends people who take part as if invited one by one: told, in the room of the unit, with a vote, with documents', async () => {
    const { invitationId } = await here.invite();
    await here.send(head, invitationId, head, one);
    await here.release();
    expect(await here.participant(one)).toMatchObject({
      roles: ['votingMember'],
      siteId: here.district.communeSiteId,
      unitId: here.district.communeId,
    });
    expect(await here.told(one)).toEqual(['meetingReleased']);
    expect((await here.stateOf()).quorum.base).toBe(3);
    expect((await here.services.access.rolesIn(one, here.meetingId)).sort()).toEqual([
      'votingMember',
    ]);
    await here.run(one, { name: 'attendance.checkIn', input: { mode: 'remote' } });
    await here.run(chair, { name: 'meeting.start', input: { reason: 'Chủ trì quyết định' } });
    const input = { itemId: null, question: 'Thông qua?', seconds: null };
    await here.run(chair, { name: 'ballot.open', input });
    const { openBallot } = await here.stateOf();
    expect(openBallot?.voters).toEqual(expect.arrayContaining([head.userId, one.userId]));
    // Who votes is not changed under an open vote, by nobody.
    await expect(here.send(secretary, invitationId, head, two)).rejects.toMatchObject({
      body: { code: 'WRONG_STATE' },
    });
  });

  it('changes its people after the release until the deadline; their answers, substitutes and votes go with them', async () => {
    const { invitationId } = await here.invite();
    await here.send(head, invitationId, head, one);
    await here.release();
    await here.services.invitations.answer(one, here.meetingId, substituted(two));
    await here.services.invitations.decide(secretary, here.meetingId, one.userId, {
      substituteId: two.userId,
      decision: 'approved',
    });
    expect(await here.participant(two)).toMatchObject({ replaces: { userId: one.userId } });
    await here.send(head, invitationId, head, three);
    expect(await here.participant(one)).toBeUndefined();
    expect(await here.participant(two)).toBeUndefined();
    expect(await here.participant(three)).toMatchObject({ roles: ['votingMember'] });
    expect(await here.told(one)).toContain('sentNoMore');
    expect(await here.told(two)).toContain('substituteDropped');
    expect(await here.told(three)).toContain('meetingReleased');
    const answers = { meetingId: here.meetingId, accountId: one.userId };
    expect(await here.database.prisma.invitationAnswer.count({ where: answers })).toBe(0);
  });

  it('chooses no more after the deadline, when the secretary does it for the unit or gives more time', async () => {
    const invited = await here.invite();
    const { invitationId } = invited;
    await here.release();
    here.setClock('2026-11-29T11:00:00Z');
    await expect(here.send(head, invitationId, one)).rejects.toMatchObject(
      refused('WRONG_STATE', 'places-closed'),
    );
    expect(await here.services.unitInvitations.mine(head)).toMatchObject([{ isOpen: false }]);
    expect(await here.services.meetings.get(secretary, here.meetingId)).toMatchObject({
      invitedUnits: [{ isOpen: false }],
    });
    await here.send(secretary, invitationId, one);
    expect(await here.told(head)).toContain('sentForUnit');
    expect(await here.participant(one)).toBeDefined();
    // Whom it sends may still come by a substitute.
    await here.services.invitations.answer(one, here.meetingId, substituted(two));
    await here.change(invited, { dueAt: '2026-11-29T23:00:00.000Z' });
    await here.send(head, invitationId, one, head);
    expect(await here.participant(head)).toBeDefined();
  });

  it('stays on the list when the secretary writes it anew', async () => {
    const { invitationId } = await here.invite();
    await here.send(head, invitationId, one);
    const { version } = await here.services.meetings.get(secretary, here.meetingId);
    const attendees = [{ userId: stranger.userId, role: 'delegate' as const, siteId: null }];
    const after = await here.services.meetings.setAttendees(secretary, here.meetingId, {
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
