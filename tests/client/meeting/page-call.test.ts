import { expect, test } from 'vitest';
import {
  answerCall,
  browseTo,
  onScreen,
  placeToShow,
  reading,
  readingRole,
  unansweredCall,
} from '#client/features/meeting/reading.ts';
import type { UserId } from '#contract/ids.ts';
import { initialLiveState, type LiveState } from '#contract/live/state.ts';
import { aFrame } from '#tests/support/a-frame.ts';

const frame = aFrame();
const [first, second] = frame.items.map((item) => item.documents[0]?.versionId as never);
const me = 'me' as UserId;
const chair = 'chair' as UserId;
const at = '2026-03-08T01:00:00.000Z';
const called: LiveState = {
  ...initialLiveState,
  seq: 9,
  frame,
  phase: 'running',
  presentation: { presenterId: chair, startedAt: at, versionId: first as never, page: 5 },
  pageCall: { seq: 9, callerId: chair, at, versionId: first as never, page: 5 },
};
const here = { versionId: second as never, page: 2 };

test('a page stays until the call’s moment has come, for who follows as for who browses', () => {
  for (const before of [onScreen(reading, here), onScreen(browseTo(reading, here), here)]) {
    expect(unansweredCall(before, called, me)?.page).toBe(5);
    expect(placeToShow(before, called, me)).toEqual(here);
  }
});

test('who goes along follows; who stays browses where they are', () => {
  const before = onScreen(browseTo(reading, here), here);
  const along = answerCall(before, 9, true);
  expect(readingRole(along, called, me)).toBe('following');
  expect(placeToShow(along, called, me)).toMatchObject({ versionId: first, page: 5 });
  const stays = answerCall(before, 9, false);
  expect(readingRole(stays, called, me)).toBe('browsing');
  expect(placeToShow(stays, called, me)).toEqual(here);
  expect(unansweredCall(stays, called, me)).toBeNull();
});

test('a new call asks again', () => {
  const answered = answerCall(onScreen(reading, here), 9, false);
  const again = { ...called, pageCall: { ...called.pageCall, seq: 12 } } as LiveState;
  expect(unansweredCall(answered, again, me)?.seq).toBe(12);
});

test('who called, who presents, and who opens the meeting only now are not kept waiting', () => {
  expect(unansweredCall(reading, called, chair)).toBeNull();
  const presenting = { ...called, pageCall: { ...called.pageCall, callerId: 'x' } } as LiveState;
  expect(unansweredCall(reading, presenting, chair)).toBeNull();
  expect(placeToShow(reading, called, me)).toMatchObject({ page: 5 });
});

test('a call to a paper that was taken away meanwhile is none', () => {
  const gone = { ...called, frame: { ...frame, items: [] } };
  expect(unansweredCall(onScreen(reading, here), gone, me)).toBeNull();
});
