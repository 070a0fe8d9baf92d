import { expect, it } from 'vitest';
import { initialLiveState } from '#contract/live/state.ts';
import { attendanceLines } from '#server/domain/attendance-lines.ts';
import { projectEvent, projectState } from '#server/domain/live/project.ts';
import { quorumOf } from '#server/domain/quorum.ts';
import { aFrame, aParticipant, aUserId } from '#tests/support/a-frame.ts';

const at = '2026-03-08T01:00:00.000Z';
const here = { status: 'present', mode: 'inPerson', siteId: null, at } as const;
const holder = aParticipant(['votingMember'], { name: 'Ủy viên A' });
const giver = aParticipant(['votingMember'], {
  name: 'Ủy viên B',
  absence: { reason: 'Chữa bệnh', proxy: { userId: holder.userId, name: holder.name } },
});
const substitute = aParticipant(['delegate'], {
  replaces: { userId: giver.userId, name: giver.name },
});
const frame = aFrame({ participants: [holder, giver, substitute] });

it('why somebody will be absent is kept from those who do not keep attendance; that they will be is not', () => {
  const quorum = quorumOf(frame, {});
  const place = { seq: 1, at, actorId: holder.userId };
  const event = { ...place, type: 'meeting.framed', frame, quorum } as const;
  const projected = projectEvent(event, frame, aUserId());
  const state = projectState({ ...initialLiveState, frame }, aUserId());
  for (const seen of [JSON.stringify(projected), JSON.stringify(state)]) {
    expect(seen).not.toContain('Chữa bệnh');
    expect(seen).toContain(`"proxy":{"userId":"${holder.userId}"`);
  }
});

it('the list of attendance says who stands in for whom, and why who did not come is absent', () => {
  const lines = attendanceLines(frame, { [substitute.userId]: here });
  expect(lines).toMatchObject([
    { status: 'notRecorded', replaces: null, proxyTo: null },
    { status: 'excused', reason: 'Chữa bệnh', proxyTo: 'Ủy viên A' },
    { status: 'present', replaces: 'Ủy viên B', isVotingMember: false },
  ]);
});

it('a guest who was asked to leave is on the list as one who left, and is nobody else’s matter', () => {
  const outAt = '2026-03-08T02:30:00.000Z';
  const guest = {
    userId: aUserId(),
    name: 'Khách A',
    position: '',
    unitId: holder.unitId,
    unitName: 'Báo',
    outAt,
  };
  const silent = { ...guest, userId: aUserId(), name: 'Khách B' };
  const left = { ...guest, userId: aUserId(), name: 'Khách C' };
  const whole = { ...frame, formerGuests: [guest, silent, left] };
  const lines = attendanceLines(whole, {
    [guest.userId]: here,
    [left.userId]: { ...here, status: 'left', arrivedAt: at, at: '2026-03-08T02:00:00.000Z' },
  });
  expect(lines.slice(3)).toMatchObject([
    { name: 'Khách A', isGuest: true, status: 'left', arrivedAt: at, leftAt: outAt },
    { name: 'Khách C', status: 'left', leftAt: '2026-03-08T02:00:00.000Z' },
    {
      name: 'Khách B',
      isGuest: true,
      arrivedAt: null,
      visits: [{ leftAt: outAt, askedOut: true }],
    },
  ]);
  const seen = projectState({ ...initialLiveState, frame: whole }, holder.userId);
  expect(JSON.stringify(seen)).not.toContain('Khách A');
});

it('a frame in which nothing is hidden goes to all as it is, and so does its event', () => {
  const { participants, ...others } = frame;
  const open = { ...others, participants: participants.map(({ absence: _, ...person }) => person) };
  const { userId } = holder;
  expect(projectState({ ...initialLiveState, frame: open }, userId).frame).toBe(open);
  const place = { seq: 1, at, actorId: userId };
  const event = {
    ...place,
    type: 'meeting.framed',
    frame: open,
    quorum: quorumOf(open, {}),
  } as const;
  expect(projectEvent(event, open, userId)).toBe(event);
});

it('who came after all is absent no more, nor is the vote with another', () => {
  const [, line] = attendanceLines(frame, { [giver.userId]: here });
  expect(line).toMatchObject({ status: 'present', reason: '', proxyTo: null });
});
