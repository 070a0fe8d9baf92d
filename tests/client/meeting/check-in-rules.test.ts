import { describe, expect, test } from 'vitest';
import { checkInPath, codeIn } from '#client/features/check-in/check-in-path.ts';
import { codeBeside, hallScene } from '#client/features/hall/hall-scene.ts';
import { isUntimely, startsWithoutQuorum } from '#client/features/meeting/govern.ts';
import { initialLiveState, type LiveState } from '#contract/live/state.ts';
import { aFrame } from '#tests/support/a-frame.ts';

const at = '2026-11-22T02:00:00.000Z';
const now = Date.parse(at);
const presentation = {
  presenterId: 'p' as never,
  startedAt: at,
  versionId: 'v' as never,
  page: 1,
};
const running = (more: Partial<LiveState> = {}): LiveState => ({
  ...initialLiveState,
  phase: 'running',
  ...more,
});
const until = new Date(now + 60_000).toISOString();

describe('the code on the hall screen', () => {
  test('comes before a page when it was asked for, and makes room for a vote', () => {
    const asked = running({ presentation, codeShown: { until, asked: true } });
    expect(hallScene(asked, now, null).kind).toBe('checkIn');
    expect(hallScene(asked, now, at).kind).toBe('checkIn');
    const openBallot = { ballotId: 'b' } as never;
    expect(hallScene({ ...asked, openBallot }, now, null).kind).toBe('vote');
    expect(hallScene(asked, now + 60_000, null).kind).toBe('document');
  });

  test('takes no page’s place in the first part of the meeting', () => {
    const started = running({ presentation, codeShown: { until, asked: false } });
    expect(hallScene(started, now, null).kind).toBe('document');
  });

  test('leaves the screen to who speaks and stands small beside what goes on', () => {
    const asked = running({ codeShown: { until, asked: true } });
    const floor = { userId: 'u', since: at } as never;
    expect(hallScene(asked, now, null).kind).toBe('checkIn');
    expect(hallScene({ ...asked, floor }, now, null).kind).toBe('speaker');
    expect(hallScene({ ...asked, floor, presentation }, now, null).kind).toBe('document');
    expect(hallScene({ ...asked, floor, presentation }, now, at).kind).toBe('screen');
    for (const kind of ['speaker', 'document', 'screen', 'vote'] as const) {
      expect(codeBeside(kind, 'asked')).toBe('small');
      expect(codeBeside(kind, 'beside')).toBe('no');
    }
    for (const kind of ['planned', 'seats', 'gallery'] as const) {
      expect(codeBeside(kind, 'beside')).toBe('large');
      expect(codeBeside(kind, 'no')).toBe('no');
    }
    for (const kind of ['result', 'counted', 'void', 'ended', 'checkIn'] as const)
      expect(codeBeside(kind, 'asked')).toBe('no');
  });

  test('leads to a page that finds the code again', () => {
    const path = checkInPath('m', 'q1&x=+y.z');
    expect(codeIn(new URL(path, 'http://localhost').searchParams)).toBe('q1&x=+y.z');
  });
});

describe('a start without a quorum', () => {
  const frame = aFrame();
  const [chair, secretary] = frame.participants;
  const state = (present: number): LiveState => ({
    ...initialLiveState,
    frame,
    quorum: { base: 5, present, required: 4, reached: present >= 4 },
  });

  test('counts who starts, where they have a vote and are not counted yet', () => {
    expect(startsWithoutQuorum(state(2), chair?.userId ?? null)).toBe(true);
    expect(startsWithoutQuorum(state(3), chair?.userId ?? null)).toBe(false);
    expect(startsWithoutQuorum(state(3), secretary?.userId ?? null)).toBe(true);
    const record = { status: 'present', mode: 'inPerson', siteId: null, at } as const;
    const counted = { ...state(3), attendance: { [String(chair?.userId)]: record } };
    expect(startsWithoutQuorum(counted, chair?.userId ?? null)).toBe(true);
  });

  test('is none where nobody has a vote', () => {
    const none = { ...state(0), quorum: { base: 0, present: 0, required: 0, reached: false } };
    expect(startsWithoutQuorum(none, chair?.userId ?? null)).toBe(false);
  });
});

describe('a start at another time than planned', () => {
  // 07:30 of 30/11 in Vietnam.
  const startsAt = '2026-11-30T00:30:00.000Z';
  const state: LiveState = { ...initialLiveState, frame: { ...aFrame(), startsAt } };
  const asksAt = (time: string) => isUntimely(state, Date.parse(time));

  test('is asked about on another day and more than an hour early', () => {
    expect(asksAt('2026-11-23T00:30:00.000Z')).toBe(true);
    expect(asksAt('2026-11-29T23:29:59.000Z')).toBe(true);
    expect(asksAt('2026-12-01T00:30:00.000Z')).toBe(true);
  });

  test('is not asked about within the hour before and late on the same day', () => {
    expect(asksAt('2026-11-29T23:30:00.000Z')).toBe(false);
    expect(asksAt(startsAt)).toBe(false);
    expect(asksAt('2026-11-30T16:59:59.000Z')).toBe(false);
    expect(isUntimely(initialLiveState, 0)).toBe(false);
  });
});
