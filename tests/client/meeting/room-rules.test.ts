import { describe, expect, test } from 'vitest';
import { nextItem, remainingMinutes } from '#client/features/agenda/remaining.ts';
import { percentFor } from '#client/features/ballots/choices.ts';
import { adoptionIn } from '#client/features/ballots/question.ts';
import { hallScene, RESULT_MS } from '#client/features/hall/hall-scene.ts';
import { clockFace } from '#client/features/meeting/clock-face.ts';
import { nextAct, possibleActs } from '#client/features/meeting/govern.ts';
import { shortPostName, shortSiteName } from '#client/features/meeting/people.ts';
import {
  browseTo,
  follow,
  placeToShow,
  reading,
  readingRole,
  wasShown,
} from '#client/features/meeting/reading.ts';
import type { Action } from '#contract/actions.ts';
import type { UserId, VersionId } from '#contract/ids.ts';
import {
  type BallotResult,
  type ClosedBallot,
  type FrameItem,
  initialLiveState,
  type LiveState,
} from '#contract/live/state.ts';
import { COMMON_DECISION, COMMON_VOTING } from '#contract/meeting-rules.ts';

const at = '2026-11-22T02:00:00.000Z';
const now = Date.parse(at);
const me = 'me' as UserId;
const other = 'other' as UserId;
const v1 = 'v1' as VersionId;
const v2 = 'v2' as VersionId;

const item = (id: string, versions: VersionId[] = [], minutes: number | null = 10): FrameItem => ({
  itemId: id as FrameItem['itemId'],
  title: id,
  presenterId: null,
  unitName: null,
  minutesPlanned: minutes,
  documents: versions.map((versionId) => ({
    documentId: versionId as never,
    versionId,
    title: versionId,
    fileName: `${versionId}.pdf`,
    pageCount: 24,
  })),
});

const running = (more: Partial<LiveState> = {}): LiveState => ({
  ...initialLiveState,
  phase: 'running',
  frame: {
    meetingId: 'm' as never,
    title: 'Phiên họp',
    typeName: '',
    unitName: '',
    place: '',
    startsAt: at,
    participants: [],
    sites: [],
    items: [item('a', [v1]), item('b', [v2])],
    rules: {
      quorumNumerator: 2,
      quorumDenominator: 3,
      speechSeconds: 300,
      decision: COMMON_DECISION,
      voting: COMMON_VOTING,
    },
  },
  ...more,
});

const request = {
  requestId: 'r' as never,
  userId: other,
  kind: 'speech' as const,
  itemId: null,
  subject: '',
  questionedId: null,
  at,
  approvedAt: null,
};
const chair = new Set<Action>([
  'meeting.start',
  'meeting.end',
  'agenda.goTo',
  'speakers.call',
  'speakers.end',
  'ballot.open',
  'ballot.close',
  'ballot.pause',
  'ballot.resume',
  'ballot.publish',
  'microphone.muteAll',
]);

describe('the one filled button', () => {
  const next = (state: LiveState, votesAwaited = false) =>
    nextAct(state, possibleActs(state, chair), votesAwaited);
  test('starts, opens the first item, calls who waits, ends who speaks, goes on, ends', () => {
    const first = { currentItemId: 'a' as never };
    expect(next({ ...running(), phase: 'planned' })).toBe('start');
    expect(next(running())).toBe('next');
    expect(next(running({ ...first, waiting: [request] }))).toBe('call');
    const floor = {
      userId: other,
      kind: 'speech' as const,
      siteId: null,
      requestId: null,
      itemId: null,
      since: at,
    };
    expect(next(running({ ...first, floor: { ...floor, limitSeconds: 300 } }))).toBe('endSpeech');
    expect(next(running(first))).toBe('next');
    expect(next(running({ currentItemId: 'b' as never, doneItemIds: ['a' as never] }))).toBe('end');
  });

  test('is to close a vote while one is open, and the meeting can’t be ended meanwhile', () => {
    const openBallot = {
      ballotId: 'b' as never,
      itemId: null,
      question: '?',
      voters: [],
      openedAt: at,
      closesAt: null,
    };
    const state = running({ openBallot });
    expect(next(state)).toBe('closeBallot');
    for (const act of ['end', 'next'] as const)
      expect(possibleActs(state, chair)).not.toContain(act);
    expect(next(state, true)).toBeNull();
    expect(possibleActs(state, chair)).toContain('closeBallot');
    const paused = running({ openBallot: { ...openBallot, pausedAt: at } });
    expect(possibleActs(state, chair)).toContain('pauseBallot');
    expect(possibleActs(paused, chair)).not.toContain('pauseBallot');
    for (const votesAwaited of [true, false])
      expect(next(paused, votesAwaited)).toBe('resumeBallot');
    const countedBallot = { ballot: openBallot, closedAt: at, present: [] };
    const counted = running({ countedBallot });
    expect(next(counted)).toBe('publishBallot');
    for (const act of ['openBallot', 'closeBallot', 'end', 'next'] as const)
      expect(possibleActs(counted, chair)).not.toContain(act);
  });

  test('is nothing for who governs nothing', () => {
    expect(possibleActs(running({ waiting: [request] }), new Set(['speakers.end']))).toEqual([]);
  });
});

describe('reading', () => {
  const presented = running({
    presentation: { presenterId: other, startedAt: at, versionId: v1, page: 7 },
  });
  test('follows the presenter, browses freely, and comes back with one tap', () => {
    expect(placeToShow(reading, presented, me)).toMatchObject({ versionId: v1, page: 7 });
    const away = browseTo(reading, { versionId: v2, page: 3 });
    expect(readingRole(away, presented, me)).toBe('browsing');
    expect(placeToShow(away, presented, me)).toEqual({ versionId: v2, page: 3 });
    expect(placeToShow(follow(away), presented, me)).toMatchObject({ versionId: v1, page: 7 });
  });

  test('without a presenter begins with the first paper of the current item', () => {
    const state = running({ currentItemId: 'b' as never });
    expect(placeToShow(reading, state, me)).toEqual({ versionId: v2, page: 1 });
  });

  test('goes on where the presenter ended', () => {
    const followed = wasShown(reading, { versionId: v1, page: 7 });
    expect(followed.following).toBe(true);
    const state = running({ currentItemId: 'a' as never });
    expect(placeToShow(followed, state, me)).toEqual({ versionId: v1, page: 7 });
    expect(wasShown(followed, { versionId: v1, page: 7 })).toBe(followed);
  });

  test('leaves a paper that was taken off the agenda', () => {
    const away = browseTo(reading, { versionId: 'gone' as VersionId, page: 3 });
    expect(placeToShow(away, running(), me)?.versionId).toBe(v1);
  });

  test('never makes the presenter follow themselves', () => {
    expect(readingRole(reading, presented, other)).toBe('presenting');
  });
});

describe('the hall screen', () => {
  const result: BallotResult = {
    base: 36,
    cast: 36,
    for: 29,
    against: 3,
    abstain: 4,
    required: 19,
    outcome: 'passed',
    decidedBy: 'majority',
    rule: COMMON_DECISION,
  };
  const closed: ClosedBallot = {
    ballotId: 'b' as never,
    itemId: null,
    question: '?',
    voters: [],
    openedAt: at,
    closesAt: null,
    closedAt: at,
    publishedAt: at,
    rollCall: [],
    result,
  };
  test('shows a result while it is news, then the page, the speaker, or everybody', () => {
    const state = running({ closedBallots: [closed] });
    expect(hallScene(state, now + 1, null).kind).toBe('result');
    expect(hallScene(state, now + RESULT_MS, null).kind).toBe('gallery');
    const later = new Date(now + 5_000).toISOString();
    expect(hallScene({ ...state, itemOpenedAt: later }, now + 6_000, null).kind).toBe('gallery');
    const presentation = { presenterId: other, startedAt: at, versionId: v1, page: 1 };
    expect(hallScene(running({ presentation }), now, null).kind).toBe('document');
    expect(hallScene(running({ presentation }), now, at).kind).toBe('screen');
    expect(hallScene(state, now + 1, at).kind).toBe('result');
    expect(hallScene(state, now + 6_000, later).kind).toBe('screen');
    const opened = { ...state, presentation: { ...presentation, startedAt: later } };
    expect(hallScene(opened, now + 6_000, null).kind).toBe('document');
  });

  test('says that a result is waited for, and that a vote is void while it is news', () => {
    const { rollCall: _, result: __, closedAt, publishedAt: ___, ...ballot } = closed;
    const counted = running({ countedBallot: { ballot, closedAt, present: [] } });
    expect(hallScene(counted, now + RESULT_MS, null).kind).toBe('counted');
    const voidedAt = new Date(now + 1_000).toISOString();
    const cause = { kind: 'keyLost' } as const;
    const voidBallots = [{ ...ballot, voidedAt, cause }];
    const state = running({ closedBallots: [closed], voidBallots });
    expect(hallScene(state, now + 2_000, null).kind).toBe('void');
    expect(hallScene(state, now + 1_000 + RESULT_MS, null).kind).toBe('gallery');
    const published = { ...closed, publishedAt: new Date(now + RESULT_MS).toISOString() };
    const later = running({ closedBallots: [published] });
    expect(hallScene(later, now + RESULT_MS + 1, null).kind).toBe('result');
  });

  test('does not bring an old result back when the meeting ends on a later item', () => {
    const ballot = { ...closed, itemId: 'voted' as never };
    const end = (...done: string[]) =>
      running({ phase: 'ended', closedBallots: [ballot], doneItemIds: done as never });
    expect(hallScene(end('voted'), now + 1, null).kind).toBe('result');
    expect(hallScene(end('voted', 'later'), now + 1, null).kind).toBe('ended');
  });

  test('says 80,6 for 29 of 36', () => {
    expect(percentFor(result, 'vi')).toBe('80,6');
  });
});

test.each([
  [0, '0:00'],
  [186, '3:06'],
  [1200, '20:00'],
  [3760, '1:02:40'],
  [-12, '0:12'],
])('%i seconds are %s', (seconds, face) => expect(clockFace(seconds)).toBe(face));

test('the agenda counts what is not done, and the next item is the one after the current', () => {
  const items = [item('a'), item('b', [], null), item('c')];
  expect(remainingMinutes(items, ['a' as never], null)).toBe(10);
  const taken = (minutesTaken: number) => ({ itemId: 'c' as never, minutesTaken });
  expect(remainingMinutes(items, ['a' as never], taken(4))).toBe(6);
  expect(remainingMinutes(items, ['a' as never], taken(40))).toBe(0);
  expect(nextItem(items, 'a' as never, [])?.itemId).toBe('b');
  expect(nextItem(items, 'c' as never, ['b' as never])?.itemId).toBe('a');
  expect(nextItem(items, 'c' as never, ['a', 'b'] as never)).toBeNull();
});

test.each([
  ['Điểm cầu xã Bình Hòa', 'Bình Hòa'],
  ['Điểm cầu thị trấn An Châu', 'An Châu'],
  ['Điểm cầu trung tâm', 'Trung tâm'],
  ['Hội trường A', 'Hội trường A'],
])('%s is %s on a small tile', (name, short) => expect(shortSiteName(name)).toBe(short));

test.each([
  ['Chủ tịch UBND xã Bình Hòa', 'CT Bình Hòa'],
  ['Phó Chủ tịch UBND thị trấn An Châu', 'PCT An Châu'],
  ['UBND xã Hòa Bình Thạnh', 'Hòa Bình Thạnh'],
  ['Bí thư Đảng ủy xã Cần Đăng', 'BT Cần Đăng'],
  ['Phó Chủ tịch UBND huyện phụ trách kinh tế', 'PCT kinh tế'],
  ['Chủ tịch UBND huyện', 'CT huyện'],
  ['Thư ký UBND huyện', 'Thư ký huyện'],
  ['Nguyễn Văn An', 'Nguyễn Văn An'],
])('the post %s is %s on a small tile', (name, short) => expect(shortPostName(name)).toBe(short));

test('a post is known in whatever form its letters come', () => {
  expect(shortPostName('Chủ tịch UBND xã Bình Hòa'.normalize('NFD'))).toBe('CT Bình Hòa');
});

test.each([
  ['Biểu quyết thông qua Nghị quyết phiên họp', 'Thông qua Nghị quyết phiên họp'],
  ['Thông qua chương trình', 'Thông qua chương trình'],
  ['Kế hoạch chuyển đổi số', null],
])('the question of "%s" is %s', (title, question) => expect(adoptionIn(title)).toBe(question));
