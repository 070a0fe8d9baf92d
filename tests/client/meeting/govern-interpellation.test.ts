import { expect, test } from 'vitest';
import { nextAct, possibleActs } from '#client/features/meeting/govern.ts';
import type { FloorKind } from '#contract/live/floor.ts';
import { initialLiveState, type LiveState } from '#contract/live/state.ts';
import { allowedActions } from '#server/domain/permissions.ts';
import { aFrame, aParticipant } from '#tests/support/a-frame.ts';

const chair = aParticipant(['chair', 'votingMember']);
const member = aParticipant(['votingMember']);
const may = new Set(allowedActions({ unitRoles: [], meetingRoles: chair.roles }));
const next = (state: LiveState) => nextAct(state, possibleActs(state, may), false);

/** An interpellation in which these speeches are over, while somebody else waits to speak. */
const after = (...kinds: FloorKind[]): LiveState => ({
  ...initialLiveState,
  frame: aFrame({ participants: [chair, member] }),
  phase: 'running',
  currentItemId: 'a' as never,
  interpellation: { questionedId: member.userId } as never,
  waiting: [{ requestId: 'r', userId: member.userId, kind: 'speech' }] as never,
  speeches: kinds.map((kind) => ({ kind })) as never,
});

test('the filled button asks for the answer once the question is put, and ends the interpellation once it is given', () => {
  expect(next(after('answer', 'speech', 'question'))).toBe('answer');
  expect(next(after('question', 'pointOfOrder'))).toBe('answer');
  expect(next(after('question', 'answer', 'pointOfOrder'))).toBe('endInterpellation');
  expect(next(after('question', 'answer', 'followUp'))).toBe('answer');
});

test('who speaks is heard to the end first, and without an interpellation the queue goes on', () => {
  expect(next({ ...after('question'), floor: { kind: 'question' } as never })).toBe('endSpeech');
  expect(next({ ...after('question'), interpellation: null })).toBe('call');
  const state = after('question');
  expect(possibleActs(state, new Set())).not.toContain('answer');
});
