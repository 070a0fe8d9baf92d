import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { type BallotId, CommandId, type UserId } from '#contract/ids.ts';
import type { Command, CommandInput } from '#contract/live/commands.ts';
import { LiveEvent } from '#contract/live/events.ts';
import { evolve } from '#contract/live/evolve.ts';
import { initialLiveState, type Participant } from '#contract/live/state.ts';
import { decide } from '#server/domain/live/decide.ts';
import { changeFrame } from '#server/domain/live/decide-frame.ts';
import type { CastVotes } from '#server/domain/majority.ts';
import { draftOn, emptyDraft, suggestLines } from '#server/domain/proceedings/suggest-lines.ts';
import { aFrame, anItem, aParticipant } from '#tests/support/a-frame.ts';

const chair = aParticipant(['chair', 'votingMember'], {
  name: 'Trần Văn Chủ',
  position: 'Chủ tịch UBND huyện',
  unitName: 'UBND huyện',
});
const [an, binh] = [
  aParticipant(['votingMember'], { name: 'Lê Thị An', position: 'Chủ tịch', unitName: 'Xã An' }),
  aParticipant(['votingMember'], { name: 'Vũ Bình', position: '', unitName: '' }),
];
const item = anItem({ title: 'Kế hoạch đầu tư công' });
const later = anItem({ title: 'Công tác cán bộ' });
const frame = aFrame({ participants: [chair, an, binh], items: [item, later] });
const quorum = { base: 3, present: 2, required: 2, reached: true };

/** A meeting that is acted out minute by minute from 08:00 in Vietnam. */
function aSitting() {
  const events: LiveEvent[] = [];
  let state = initialLiveState;
  let minute = 0;
  const happen = (actorId: UserId, facts: readonly object[]) => {
    for (const fact of facts) {
      const at = new Date(Date.parse('2026-03-08T01:00:00.000Z') + minute * 60_000).toISOString();
      const event = LiveEvent.parse({ seq: events.length + 1, at, actorId, ...fact });
      events.push(event);
      state = evolve(state, event);
    }
  };
  happen(chair.userId, [{ type: 'meeting.framed', frame, quorum }]);
  const next = () => {
    minute += 1;
    return new Date(Date.parse('2026-03-08T01:00:00.000Z') + minute * 60_000).toISOString();
  };
  return {
    events,
    state: () => state,
    act(actorId: UserId, command: Command, castVotes: CastVotes = new Map()) {
      const now = next();
      const commandId = CommandId.parse(randomUUID());
      happen(actorId, decide(state, command, { actorId, now, commandId, castVotes }));
    },
    /** The list of who takes part is changed. */
    list(participants: Participant[]) {
      happen(chair.userId, changeFrame(state, { ...frame, participants }, next()));
    },
  };
}

const suggested = (events: readonly LiveEvent[]) =>
  suggestLines(events.reduce(draftOn, emptyDraft));
const texts = (events: readonly LiveEvent[]) => suggested(events).map(({ text }) => text);
const reason = 'Nội dung cấp bách, không lùi được';

/** Started without a quorum at 08:01, the item opened at 08:02. */
function begun() {
  const sitting = aSitting();
  sitting.act(chair.userId, { name: 'meeting.start', input: { reason } });
  sitting.act(chair.userId, { name: 'agenda.goTo', input: { itemId: item.itemId } });
  return sitting;
}

test('the opening names the chair, the quorum and the reason to meet without one', () => {
  expect(texts(begun().events)).toEqual([
    `08 giờ 01, đồng chí Trần Văn Chủ (Chủ tịch UBND huyện, UBND huyện) khai mạc cuộc họp; có mặt 1/3 thành viên, chưa đủ số lượng theo quy định (ít nhất 2); chủ trì quyết định vẫn họp, lý do: ${reason}.`,
    'Cuộc họp chuyển sang nội dung: Kế hoạch đầu tư công.',
  ]);
});

test('who is asked to leave the room and let in again is told with the time', () => {
  const sitting = begun();
  const input = { userId: an.userId };
  sitting.act(chair.userId, { name: 'participant.remove', input });
  sitting.act(chair.userId, { name: 'participant.readmit', input });
  const [from, back] = ['rời', 'trở lại'].map(
    (what) =>
      `Đồng chí Trần Văn Chủ (Chủ tịch UBND huyện, UBND huyện) mời đồng chí Lê Thị An (Chủ tịch, Xã An) ${what} phòng họp lúc `,
  );
  expect(texts(sitting.events).slice(2)).toEqual([`${from}08 giờ 03.`, `${back}08 giờ 04.`]);
});

test('a speech is told when it is over, with its subject; a late arrival with its time', () => {
  const sitting = begun();
  sitting.act(an.userId, { name: 'attendance.checkIn', input: { mode: 'inPerson' } });
  const input = {
    itemId: item.itemId,
    subject: 'vốn cho đường 12',
    kind: 'speech' as const,
    questionedId: null,
  };
  sitting.act(an.userId, { name: 'speakers.request', input });
  const [request] = sitting.state().waiting;
  if (!request) throw new Error('nobody waits');
  sitting.act(chair.userId, { name: 'speakers.call', input: { requestId: request.requestId } });
  expect(texts(sitting.events).at(-1)).toBe(
    'Đồng chí Lê Thị An (Chủ tịch, Xã An) đến dự họp lúc 08 giờ 03.',
  );
  sitting.act(an.userId, { name: 'speakers.end', input: {} });
  const spoken = suggested(sitting.events).at(-1);
  expect(spoken).toMatchObject({
    itemId: item.itemId,
    text: 'Đồng chí Lê Thị An (Chủ tịch, Xã An) phát biểu về: vốn cho đường 12.',
  });
});

test('who is taken off the list while they speak is told by their name', () => {
  const sitting = begun();
  const invite = { userId: an.userId, kind: 'speech' as const };
  sitting.act(chair.userId, { name: 'speakers.invite', input: invite });
  sitting.list([chair, binh]);
  expect(texts(sitting.events).at(-1)).toBe('Đồng chí Lê Thị An (Chủ tịch, Xã An) phát biểu.');
});

test('an arrival is told at its corrected time, and not at all of who turned out to be absent', () => {
  const sitting = begun();
  const mark = (input: CommandInput<'attendance.mark'>) =>
    sitting.act(chair.userId, { name: 'attendance.mark', input });
  const before = texts(sitting.events);
  const present = { status: 'present', userId: an.userId, mode: 'inPerson' } as const;
  mark(present);
  const first = suggested(sitting.events).at(-1)?.seq;
  const at = sitting.events.at(0)?.at;
  mark({ ...present, at });
  expect(texts(sitting.events).slice(before.length)).toHaveLength(1);
  expect(sitting.events.reduce(draftOn, emptyDraft).superseded).toEqual(new Set([first]));
  mark({ status: 'absent', userId: an.userId });
  expect(texts(sitting.events)).toEqual(before);
  mark(present);
  mark({ status: 'left', userId: an.userId });
  expect(texts(sitting.events).slice(before.length)).toMatchObject(
    [/đến dự họp/, /rời cuộc họp/].map((words) => expect.stringMatching(words)),
  );
});

test('an interpellation is told as question and answer', () => {
  const sitting = begun();
  const input = {
    itemId: null,
    subject: 'vì sao chậm giải ngân?',
    kind: 'interpellation' as const,
    questionedId: binh.userId,
  };
  sitting.act(an.userId, { name: 'speakers.request', input });
  const requestId = sitting.state().waiting[0]?.requestId;
  if (!requestId) throw new Error('nobody waits');
  sitting.act(chair.userId, { name: 'speakers.call', input: { requestId } });
  sitting.act(chair.userId, { name: 'interpellation.turn', input: { to: 'answer' } });
  sitting.act(chair.userId, { name: 'interpellation.end', input: {} });
  expect(texts(sitting.events).slice(-2)).toEqual([
    'Đồng chí Lê Thị An (Chủ tịch, Xã An) chất vấn đồng chí Vũ Bình về: vì sao chậm giải ngân?',
    'Đồng chí Vũ Bình trả lời chất vấn về: vì sao chậm giải ngân?',
  ]);
});

test('a vote is told with its form, counts, base and outcome', () => {
  const sitting = begun();
  const question = 'Thông qua kế hoạch';
  sitting.act(chair.userId, {
    name: 'ballot.open',
    input: { itemId: item.itemId, question, seconds: null, publishesAtClose: true },
  });
  const ballotId = sitting.state().openBallot?.ballotId as BallotId;
  const votes: CastVotes = new Map([
    [chair.userId, 'for'],
    [an.userId, 'for'],
    [binh.userId, 'against'],
  ]);
  sitting.act(chair.userId, { name: 'ballot.close', input: { ballotId } }, votes);
  expect(texts(sitting.events).at(-1)).toBe(
    'Cuộc họp biểu quyết công khai về “Thông qua kế hoạch”. Kết quả: 3 phiếu trên 3 thành viên: 2 tán thành, 1 không tán thành, 0 không biểu quyết; cần quá nửa tổng số thành viên (ít nhất 2); được thông qua.',
  );
});

test('a vote stands under its own item, whatever is discussed when it ends', () => {
  const sitting = begun();
  sitting.act(chair.userId, {
    name: 'ballot.open',
    input: { itemId: later.itemId, question: 'Thông qua', seconds: null, publishesAtClose: true },
  });
  const ballotId = sitting.state().openBallot?.ballotId as BallotId;
  sitting.act(chair.userId, { name: 'ballot.close', input: { ballotId } });
  expect(suggested(sitting.events).at(-1)?.itemId).toBe(later.itemId);
});

test('of a conclusion the last words hold, and one that was taken back is none', () => {
  const sitting = begun();
  const write = (text: string) =>
    sitting.act(chair.userId, { name: 'conclusion.write', input: { itemId: item.itemId, text } });
  write('Giao Phòng Tài chính');
  write('Giao Phòng Tài chính trình trước ngày 15');
  expect(texts(sitting.events).slice(2)).toEqual([
    'Chủ trì kết luận: Giao Phòng Tài chính trình trước ngày 15.',
  ]);
  write('');
  expect(texts(sitting.events)).toHaveLength(2);
});

test('nothing is told of what no minutes speak of', () => {
  const sitting = begun();
  sitting.act(an.userId, { name: 'chat.send', input: { text: 'xin chào' } });
  sitting.act(chair.userId, { name: 'microphone.muteAll', input: {} });
  expect(texts(sitting.events)).toHaveLength(2);
});
