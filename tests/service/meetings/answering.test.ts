import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#server/domain/actor.ts';
import {
  ANSWERED_AT,
  absent,
  refused,
  useInvitedPeople,
} from '#tests/support/use-invited-people.ts';

const invited = useInvitedPeople();

let secretary: Actor;
let member: Actor;
let other: Actor;
let elsewhere: Actor;

beforeAll(() => {
  secretary = invited.the('secretary');
  member = invited.the('member');
  other = invited.the('other');
  elsewhere = invited.the('elsewhere');
});

describe('an invited person', () => {
  it('confirms, and the secretary sees it; once more changes nothing', async () => {
    const { seq } = await invited.stateOf();
    await invited.answer(member, { kind: 'confirmed' });
    const { invitation } = await invited.answer(member, { kind: 'confirmed' });
    expect(invitation.answer).toEqual({
      kind: 'confirmed',
      at: ANSWERED_AT.toISOString(),
      isEntered: false,
    });
    const { invitations } = await invited.services.invitations.list(secretary, invited.meetingId);
    expect(invitations.map((line) => [line.name, line.answer?.kind ?? null])).toContainEqual([
      member.name,
      'confirmed',
    ]);
    // Who comes as expected changes nothing in the meeting.
    expect((await invited.stateOf()).seq).toBe(seq);
    const where = { action: 'invitation.answer', subject: `meeting:${invited.meetingId}` };
    expect(await invited.database.prisma.auditEntry.count({ where })).toBe(1);
    const duties = await invited.services.home.duties(member);
    expect(duties.filter(({ kind }) => kind === 'answerInvitation')).not.toContainEqual(
      expect.objectContaining({
        meeting: expect.objectContaining({ meetingId: invited.meetingId }),
      }),
    );
  });

  it('reports absence with the reason, which the secretary learns and the list of attendance holds', async () => {
    await invited.answer(member, absent());
    expect(await invited.participant(member)).toMatchObject({
      absence: { reason: 'Đi công tác tỉnh' },
    });
    expect(await invited.told(secretary)).toEqual(['absenceReported']);
  });

  it('takes the answer back', async () => {
    await invited.answer(member, absent());
    const { invitation } = await invited.services.invitations.withdraw(member, invited.meetingId);
    expect(invitation.answer).toBeNull();
    expect(await invited.participant(member)).not.toHaveProperty('absence');
  });

  it('who has come cannot report absence', async () => {
    await invited.checkIn(member);
    await expect(invited.answer(member, absent())).rejects.toMatchObject(
      refused('WRONG_STATE', 'came-already'),
    );
  });

  it('and nobody else answers, nor is the list for anybody but those who prepare the meeting', async () => {
    const { meetingId } = invited;
    await expect(invited.answer(elsewhere, { kind: 'confirmed' })).rejects.toMatchObject({
      body: { code: 'FORBIDDEN' },
    });
    await expect(invited.services.invitations.list(member, meetingId)).rejects.toMatchObject({
      body: { code: 'FORBIDDEN' },
    });
    await expect(
      invited.services.invitations.answerFor(member, meetingId, other.userId, {
        kind: 'confirmed',
      }),
    ).rejects.toMatchObject({ body: { code: 'FORBIDDEN' } });
  });
});

it('what is written in for a person is told to them', async () => {
  await invited.answerFor(member, { kind: 'confirmed' });
  expect(await invited.told(member)).toEqual(['answerEntered']);
  const { invitations } = await invited.services.invitations.withdrawFor(
    secretary,
    invited.meetingId,
    member.userId,
  );
  expect(invitations.find(({ userId }) => userId === member.userId)?.answer).toBeNull();
});
