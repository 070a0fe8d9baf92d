import { describe, expect, it } from 'vitest';
import { hallScene } from '#client/features/hall/hall-scene.ts';
import {
  layoutInForce,
  type Shows,
  STAGE_LAYOUTS,
  whatShows,
} from '#client/features/stage/stage-layout.ts';
import { StageLayout } from '#contract/live/stage.ts';
import { initialLiveState, type LiveState } from '#contract/live/state.ts';
import { aFrame } from '#tests/support/a-frame.ts';

it('offers every layout of the contract', () => {
  expect([...STAGE_LAYOUTS].sort()).toEqual([...StageLayout.options].sort());
});

describe('the layout in force', () => {
  it.each([
    [null, false, null],
    ['gallery', false, 'gallery'],
    // A picture that is kept large has to be large somewhere.
    [null, true, 'speaker'],
    ['gallery', true, 'speaker'],
    ['documentSpeaker', true, 'documentSpeaker'],
    ['sideBySide', true, 'sideBySide'],
    ['hall', true, 'hall'],
  ] as const)('%s, spotlight %s: %s', (layout, isLit, inForce) =>
    expect(layoutInForce({ layout }, isLit)).toBe(inForce),
  );
});

describe('what one sees', () => {
  const from = {
    own: null,
    stageSeq: 7,
    inForce: null,
    byItself: 'documentSpeaker' as const,
    isRoom: false,
  };
  const chose = (shows: Shows, stageSeq = 7) => ({ shows, stageSeq });
  it.each<[string, Partial<Parameters<typeof whatShows>[0]>, Shows]>([
    ['what goes by itself', {}, 'documentSpeaker'],
    ['one’s own choice', { own: chose('seats') }, 'seats'],
    ['what is set for all', { inForce: 'gallery' }, 'gallery'],
    ['one’s own choice after it was set', { inForce: 'gallery', own: chose('speaker') }, 'speaker'],
    [
      'what is set after one’s own choice',
      { inForce: 'gallery', own: chose('speaker', 6) },
      'gallery',
    ],
    [
      'what goes by itself once nothing is set any more',
      { own: chose('speaker', 6) },
      'documentSpeaker',
    ],
    ['a room: what is set', { inForce: 'gallery', own: chose('speaker'), isRoom: true }, 'gallery'],
    [
      'a room where nothing is set: its own choice',
      { own: chose('speaker'), isRoom: true },
      'speaker',
    ],
  ])('%s', (_, more, shows) => expect(whatShows({ ...from, ...more })).toBe(shows));
});

describe('the hall screen', () => {
  const at = '2026-11-26T01:00:00.000Z';
  const now = Date.parse(at) + 1000;
  const presentation = { presenterId: 'p', startedAt: at, versionId: 'v', page: 1 } as never;
  const floor = { userId: 'u', since: at } as never;
  const scene = (
    layout: StageLayout | null,
    more: Partial<LiveState>,
    shared: string | null = null,
    isLit = false,
  ) => {
    const stage = { seq: 1, at: null, layout, spotlight: null };
    const state = {
      ...initialLiveState,
      frame: aFrame(),
      phase: 'running' as const,
      stage,
      ...more,
    };
    return hallScene(state, now, shared, isLit).kind;
  };
  it.each([
    ['speaker', { floor }, null, 'speaker'],
    ['speaker', { presentation }, null, 'picture'],
    ['speaker', { presentation }, at, 'screen'],
    ['gallery', { presentation, floor }, at, 'gallery'],
    ['documentSpeaker', { presentation, floor }, null, 'document'],
    ['documentSpeaker', { presentation }, at, 'screen'],
    ['documentSpeaker', { floor }, null, 'speaker'],
    ['documentSpeaker', {}, null, 'picture'],
    ['sideBySide', { presentation }, null, 'sideBySide'],
    ['sideBySide', {}, at, 'sideBySide'],
    ['sideBySide', { floor }, null, 'speaker'],
    ['hall', { presentation }, null, 'document'],
    ['hall', { floor }, null, 'speaker'],
    ['hall', {}, null, 'gallery'],
  ] as const)('laid out as %s shows %j, shared since %s: %s', (layout, more, shared, kind) =>
    expect(scene(layout, more, shared)).toBe(kind),
  );

  it('keeps the spotlight large, whatever goes on, but a vote', () => {
    for (const layout of [null, 'speaker', 'gallery', 'hall'] as const)
      expect(scene(layout, { presentation, floor }, at, true)).toBe('picture');
    expect(scene('documentSpeaker', { presentation }, null, true)).toBe('document');
    const openBallot = { ballotId: 'b' } as never;
    expect(scene('gallery', { openBallot }, null, true)).toBe('vote');
  });

  it('takes the seat map away when it is laid out anew', () => {
    const seats = { frame: { ...aFrame(), seating: [] }, seatsShownAt: at };
    const later = '2026-11-26T01:00:00.500Z';
    expect(scene('gallery', seats)).toBe('seats');
    const stage = { seq: 1, at: later, layout: 'gallery' as const, spotlight: null };
    expect(scene('gallery', { ...seats, stage })).toBe('gallery');
  });
});
