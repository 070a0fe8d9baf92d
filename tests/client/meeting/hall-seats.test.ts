import { describe, expect, test } from 'vitest';
import { hallScene, seatsOnScreen } from '#client/features/hall/hall-scene.ts';
import { initialLiveState, type LiveState } from '#contract/live/state.ts';
import { aFrame } from '#tests/support/a-frame.ts';
import { aSeating } from '#tests/support/a-seating.ts';

const base = aFrame();
const frame = { ...base, seating: aSeating(base) };
const [before, at, after] = ['01:00', '02:00', '03:00'].map(
  (time) => `2026-11-26T${time}:00.000Z`,
) as [string, string, string];
const now = Date.parse(after);
const shown: LiveState = { ...initialLiveState, frame, phase: 'running', seatsShownAt: at };
const presentation = (startedAt: string) => ({
  presenterId: 'p' as never,
  startedAt,
  versionId: 'v' as never,
  page: 1,
});

describe('the seat map on the hall screen', () => {
  test('takes the place of what was there, and of the wait before the start', () => {
    expect(hallScene(shown, now, null).kind).toBe('seats');
    expect(hallScene({ ...shown, phase: 'planned' }, now, null).kind).toBe('seats');
    expect(hallScene({ ...shown, presentation: presentation(before) }, now, before).kind).toBe(
      'seats',
    );
    const floor = { userId: 'u', since: after } as never;
    expect(hallScene({ ...shown, floor }, now, null).kind).toBe('seats');
  });

  test('makes room for a newer page, a newer screen and a vote', () => {
    expect(hallScene({ ...shown, presentation: presentation(after) }, now, null).kind).toBe(
      'document',
    );
    expect(hallScene(shown, now, after).kind).toBe('screen');
    expect(hallScene({ ...shown, openBallot: { ballotId: 'b' } as never }, now, null).kind).toBe(
      'vote',
    );
    expect(hallScene({ ...shown, phase: 'ended' }, now, null).kind).toBe('ended');
  });

  test('is nowhere where no room has one', () => {
    expect(seatsOnScreen({ ...shown, frame: base }, null)).toBe(false);
    expect(hallScene({ ...shown, seatsShownAt: null }, now, null).kind).toBe('gallery');
  });
});
