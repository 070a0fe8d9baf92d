import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { CommandId, type SpeechRequestId, type UserId } from '#contract/ids.ts';
import type { Command } from '#contract/live/commands.ts';
import { LiveEvent } from '#contract/live/events.ts';
import { evolve } from '#contract/live/evolve.ts';
import type { SpeechKind } from '#contract/live/floor.ts';
import { nextToSpeak } from '#contract/live/speakers-queue.ts';
import { initialLiveState, type LiveState } from '#contract/live/state.ts';
import { decide } from '#server/domain/live/decide.ts';
import { changeFrame } from '#server/domain/live/decide-frame.ts';
import { projectState } from '#server/domain/live/project.ts';
import { aFrame, anItem, aParticipant } from '#tests/support/a-frame.ts';

const chair = aParticipant(['chair']);
const secretary = aParticipant(['secretary']);
const [first, second, third] = [1, 2, 3].map(() => aParticipant(['votingMember']));
if (!first || !second || !third) throw new Error('three members');
const item = anItem({ minutesPlanned: 20 });
const frame = aFrame({ participants: [chair, secretary, first, second, third], items: [item] });

let clock = Date.parse('2026-03-08T01:00:00.000Z');

function happen(state: LiveState, actorId: UserId, facts: readonly object[]): LiveState {
  const at = new Date(clock).toISOString();
  return facts.reduce<LiveState>(
    (before, fact) =>
      evolve(before, LiveEvent.parse({ seq: before.seq + 1, at, actorId, ...fact })),
    state,
  );
}

function act(state: LiveState, actorId: UserId, command: Command): LiveState {
  clock += 1000;
  const now = new Date(clock).toISOString();
  const context = { actorId, now, commandId: CommandId.parse(randomUUID()), castVotes: new Map() };
  return happen(state, actorId, decide(state, command, context));
}

const quorum = { base: 3, present: 3, required: 2, reached: true };
const running = happen(initialLiveState, chair.userId, [
  { type: 'meeting.framed', frame, quorum },
  { type: 'meeting.started' },
  { type: 'item.opened', itemId: item.itemId },
]);

function asks(
  state: LiveState,
  userId: UserId,
  kind: SpeechKind = 'speech',
  questionedId: UserId | null = null,
): LiveState {
  const subject = kind === 'interpellation' ? 'Vì sao chậm?' : '';
  const input = { itemId: null, subject, kind, questionedId };
  return act(state, userId, { name: 'speakers.request', input });
}

const requestOf = (state: LiveState, userId: UserId) =>
  state.waiting.find((request) => request.userId === userId)?.requestId as SpeechRequestId;
const call = (state: LiveState, userId: UserId) =>
  act(state, chair.userId, {
    name: 'speakers.call',
    input: { requestId: requestOf(state, userId) },
  });
const queue = (state: LiveState) => state.waiting.map(({ userId }) => userId);
const refusal = (reason: string) =>
  expect.objectContaining({ body: expect.objectContaining({ reason }) });

describe('the queue', () => {
  const asked = asks(asks(running, first.userId), second.userId);

  it('puts a point of order before all who wait, behind those of its kind', () => {
    const one = asks(asked, third.userId, 'pointOfOrder');
    const two = asks(one, first.userId, 'pointOfOrder');
    expect(queue(two)).toEqual([third.userId, first.userId, first.userId, second.userId]);
    expect(nextToSpeak(two.waiting)?.userId).toBe(third.userId);
  });

  it('is ordered within a kind alone', () => {
    const input = {
      requestId: requestOf(asked, second.userId),
      beforeId: requestOf(asked, first.userId),
    };
    const turned = act(asked, secretary.userId, { name: 'speakers.move', input });
    expect(queue(turned)).toEqual([second.userId, first.userId]);
    const back = act(turned, chair.userId, {
      name: 'speakers.move',
      input: { requestId: input.requestId, beforeId: null },
    });
    expect(queue(back)).toEqual([first.userId, second.userId]);
    const order = asks(asked, third.userId, 'pointOfOrder');
    const before = { ...input, beforeId: requestOf(order, third.userId) };
    expect(() => act(order, chair.userId, { name: 'speakers.move', input: before })).toThrow(
      refusal('other-queue'),
    );
    const alone = asks(asks(running, third.userId, 'pointOfOrder'), first.userId);
    const same = { requestId: requestOf(alone, first.userId), beforeId: null };
    expect(queue(act(alone, chair.userId, { name: 'speakers.move', input: same }))).toEqual(
      queue(alone),
    );
  });

  it('keeps who was refused on record, with a reason for them and for who leads', () => {
    const requestId = requestOf(asked, first.userId);
    const approved = act(asked, chair.userId, { name: 'speakers.approve', input: { requestId } });
    expect(approved.waiting[0]?.approvedAt).not.toBeNull();
    const input = { requestId, reason: 'Hết thời gian' };
    const refused = act(approved, chair.userId, { name: 'speakers.refuse', input });
    expect(queue(refused)).toEqual([second.userId]);
    expect(refused.refused).toMatchObject([{ userId: first.userId, reason: 'Hết thời gian' }]);
    expect(projectState(refused, first.userId).refused[0]?.reason).toBe('Hết thời gian');
    expect(projectState(refused, second.userId).refused[0]?.reason).toBe('');
  });
});

describe('the floor', () => {
  it('is given to who did not ask, and takes their own request along', () => {
    const asked = asks(running, first.userId);
    const input = { userId: first.userId, kind: 'speech' as const };
    const given = act(asked, secretary.userId, { name: 'speakers.invite', input });
    expect(given).toMatchObject({ waiting: [], floor: { userId: first.userId, kind: 'speech' } });
    expect(() => act(given, chair.userId, { name: 'speakers.invite', input })).toThrow(
      refusal('has-floor'),
    );
  });

  it('lasts for a presentation as long as is planned for the item, and is extended', () => {
    const input = { userId: second.userId, kind: 'presentation' as const };
    const given = act(running, chair.userId, { name: 'speakers.invite', input });
    expect(given.floor).toMatchObject({ kind: 'presentation', limitSeconds: 1200 });
    const longer = act(given, chair.userId, { name: 'speakers.extend', input: { seconds: 120 } });
    expect(longer.floor).toMatchObject({ limitSeconds: 1320, since: given.floor?.since });
    const ended = act(longer, secretary.userId, { name: 'speakers.end', input: {} });
    expect(ended.speeches).toMatchObject([{ userId: second.userId, kind: 'presentation' }]);
  });
});

describe('an interpellation', () => {
  const asked = asks(running, first.userId, 'interpellation', second.userId);
  const begun = call(asked, first.userId);
  const turn = (state: LiveState, to: 'answer' | 'followUp') =>
    act(state, chair.userId, { name: 'interpellation.turn', input: { to } });

  it('goes from question to answer to follow-up, and ends with the speech that belongs to it', () => {
    expect(begun.floor).toMatchObject({ userId: first.userId, kind: 'question' });
    const answered = turn(begun, 'answer');
    expect(answered.floor).toMatchObject({ userId: second.userId, kind: 'answer' });
    const again = turn(answered, 'followUp');
    expect(again.floor).toMatchObject({ userId: first.userId, kind: 'followUp' });
    const over = act(again, chair.userId, { name: 'interpellation.end', input: {} });
    expect(over).toMatchObject({ floor: null, interpellation: null });
    expect(over.speeches.map(({ kind }) => kind)).toEqual(['question', 'answer', 'followUp']);
  });

  it('needs a question, and somebody else who answers it', () => {
    const to = (questionedId: UserId | null, subject = 'Vì sao?') => {
      const input = { itemId: null, subject, kind: 'interpellation' as const, questionedId };
      return () => act(running, first.userId, { name: 'speakers.request', input });
    };
    expect(to(second.userId, '')).toThrow(refusal('question-missing'));
    expect(to(null)).toThrow(refusal('questioned-missing'));
    expect(to(first.userId)).toThrow(refusal('question-to-oneself'));
    expect(to(aParticipant(['guest']).userId)).toThrow(refusal('participant'));
    expect(() => turn(running, 'answer')).toThrow(refusal('no-interpellation'));
  });

  it('is interrupted by a point of order, and ended by any other call', () => {
    const order = call(asks(begun, third.userId, 'pointOfOrder'), third.userId);
    expect(order.interpellation).not.toBeNull();
    expect(turn(order, 'answer').floor?.userId).toBe(second.userId);
    expect(call(asks(begun, third.userId), third.userId).interpellation).toBeNull();
  });

  it('ends when somebody of it leaves the list, waiting or going on', () => {
    const without = { ...frame, participants: [chair, secretary, first, third] };
    const now = new Date(clock).toISOString();
    const types = (state: LiveState) => changeFrame(state, without, now).map(({ type }) => type);
    expect(types(asked)).toContain('speech.withdrawn');
    expect(types(begun)).toContain('interpellation.ended');
  });
});
