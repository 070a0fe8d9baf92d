import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allShared,
  besideLarge,
  chooseLarge,
  findPeer,
  screenToShow,
  spotlitPicture,
} from '#client/features/conference/choose-peers.ts';
import { besideLargeTile, fitGrid, tilesPerPage } from '#client/features/conference/fit-grid.ts';
import { cameraEncodings, captureSize } from '#client/media/capture-settings.ts';
import type { PeerView, PictureSource } from '#client/media/conference-state.ts';
import { levelOf } from '#client/media/level-meter.ts';
import { SiteId } from '#contract/ids.ts';
import { aView } from './a-view.ts';

const SITE = SiteId.parse('00000000-0000-4000-8000-0000000000aa');

describe('fitGrid', () => {
  it('never leaves the box, whatever its size and the number of tiles', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 200, max: 4000 }),
        fc.integer({ min: 200, max: 2500 }),
        (count, width, height) => {
          const { columns, tileWidthPx } = fitGrid(count, width, height, 8);
          const rows = Math.ceil(count / columns);
          expect(columns * tileWidthPx + (columns - 1) * 8).toBeLessThanOrEqual(width);
          expect((rows * tileWidthPx * 9) / 16 + (rows - 1) * 8).toBeLessThanOrEqual(
            height + 0.001,
          );
        },
      ),
    );
  });

  it('leaves room for the others under a large tile, which has more of the height than they', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 200, max: 4000 }),
        fc.integer({ min: 200, max: 2500 }),
        (width, height) => {
          const { largePx, restHeightPx } = besideLargeTile(width, height, 8);
          expect(largePx).toBeLessThanOrEqual(width);
          expect((largePx * 9) / 16 + 8 + restHeightPx).toBeLessThanOrEqual(height + 0.001);
          expect(restHeightPx).toBeGreaterThan(height / 4);
        },
      ),
    );
  });

  it('shows 14 sites on a desktop at a size that can be seen', () => {
    expect(fitGrid(14, 1400, 740, 8)).toMatchObject({ columns: 4 });
    expect(fitGrid(14, 1400, 740, 8).tileWidthPx).toBeGreaterThan(300);
  });

  it('makes pages on a phone instead of stamps', () => {
    const box = { widthPx: 366, heightPx: 560, gapPx: 8 };
    const perPage = tilesPerPage(14, box, 150, 25);
    expect(perPage).toBeLessThan(14);
    expect(fitGrid(perPage, 366, 560, 8).tileWidthPx).toBeGreaterThanOrEqual(150);
  });

  it('spreads the tiles evenly over its pages', () => {
    const most = 25;
    const wide = { widthPx: 1400, heightPx: 740, gapPx: 8 };
    expect(tilesPerPage(26, wide, 150, most)).toBe(13);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100 }),
        fc.integer({ min: 200, max: 2000 }),
        (count, widthPx) => {
          const perPage = tilesPerPage(count, { widthPx, heightPx: 600, gapPx: 8 }, 150, most);
          const pages = Math.ceil(count / perPage);
          expect(perPage).toBeLessThanOrEqual(most);
          // One tile less a page would take another page.
          expect((perPage - 1) * pages).toBeLessThan(count);
        },
      ),
    );
  });
});

describe('chooseLarge', () => {
  const peers = [
    aView('huyen', { isSelf: true, speaking: true }),
    aView('anchau'),
    aView('anhoa', { speaking: true }),
    aView('tablet', { companion: true, speaking: true }),
  ];
  const none = { pinned: null, floor: null, last: null };
  const camera = (key: string) => ({ key, source: 'camera' as const });
  it.each([
    ['who speaks, but not oneself and no companion', peers, none, 'anhoa'],
    ['who has the floor before who speaks', peers, { ...none, floor: 'anchau' }, 'anchau'],
    [
      'who is pinned before all',
      peers,
      { ...none, floor: 'anchau', pinned: camera('huyen') },
      'huyen',
    ],
    [
      'who was shown last when nobody speaks',
      [aView('a'), aView('b')],
      { ...none, last: 'b' },
      'b',
    ],
    [
      'a shared screen before the floor',
      [aView('a'), aView('b', { screenSince: '2026-11-22T01:00:00.000Z' })],
      { ...none, floor: 'a' },
      'b',
    ],
    ['oneself when nobody else is there', [aView('huyen', { isSelf: true })], none, 'huyen'],
  ])('%s', (_, all, keys, key) => expect(chooseLarge(all, keys)?.peer.key).toBe(key));
  it('the spotlight before what is shared and the floor, and after one’s own pin', () => {
    const shares = aView('b', { screenSince: '2026-11-22T01:00:00.000Z' });
    const lit = { peer: aView('c'), source: 'camera' as const };
    const all = [aView('a'), shares, lit.peer];
    expect(chooseLarge(all, { ...none, floor: 'a', spotlit: lit })).toBe(lit);
    expect(chooseLarge(all, { ...none, pinned: camera('a'), spotlit: lit })?.peer.key).toBe('a');
    const screen = { peer: shares, source: 'screen' as const };
    expect(chooseLarge(all, { ...none, floor: 'a', spotlit: screen })).toBe(screen);
  });
  it('people alone beside a page or a screen', () => {
    const shares = aView('b', { screenSince: '2026-11-22T01:00:00.000Z' });
    const all = [aView('a'), shares];
    expect(chooseLarge(all, { ...none, floor: 'a' }, true)?.peer.key).toBe('a');
    expect(chooseLarge(all, { ...none, pinned: camera('b') }, true)?.source).toBe('camera');
    const screen = { peer: shares, source: 'screen' as const };
    expect(chooseLarge(all, { ...none, floor: 'a', spotlit: screen }, true)?.peer.key).toBe('a');
  });
  it('of who is pinned the very picture that was chosen, and people when it is shared no more', () => {
    const shares = aView('b', { screenSince: '2026-11-22T01:00:00.000Z' });
    const chosen = (peer: PeerView, source: PictureSource) =>
      chooseLarge([aView('a'), peer], { ...none, pinned: { key: 'b', source } })?.source;
    expect(chosen(shares, 'camera')).toBe('camera');
    expect(chosen(shares, 'screen')).toBe('screen');
    expect(chosen(aView('b'), 'screen')).toBe('camera');
  });
  it('nobody in an empty conference', () => expect(chooseLarge([], none)).toBeNull());
});

describe('screenToShow', () => {
  const at = (minute: number) => `2026-11-22T01:0${minute}:00.000Z`;
  const shares = (name: string, minute: number, more: Partial<PeerView> = {}) =>
    aView(name, { screenSince: at(minute), ...more });
  const presents = (minute: number) => ({ startedAt: at(minute) });
  it.each<[string, PeerView[], { startedAt: string } | null, string | null]>([
    ['nobody shares', [aView('a')], null, null],
    ['somebody shares', [aView('a'), shares('b', 1)], null, 'b'],
    ['two share: the later one', [shares('a', 2), shares('b', 1)], null, 'a'],
    ['it is shared after a presentation began', [shares('a', 2)], presents(1), 'a'],
    ['a presentation began after it', [shares('a', 1)], presents(2), null],
    ['both at once: the document', [shares('a', 1)], presents(1), null],
    ['one of two is shared after it', [shares('a', 1), shares('b', 3)], presents(2), 'b'],
    ['that presentation stopped', [shares('a', 1)], null, 'a'],
    ['it is one’s own', [shares('a', 1, { isSelf: true })], null, null],
  ])('%s', (_, peers, presentation, key) =>
    expect(screenToShow(peers, presentation)?.peer.key ?? null).toBe(key),
  );
});

describe('paper under a second camera', () => {
  const at = (minute: number) => `2026-11-22T01:0${minute}:00.000Z`;
  const both = aView('b', { screenSince: at(1), documentSince: at(2) });
  it('is shown as a screen is: what was begun last comes first', () => {
    expect(allShared([aView('a', { screenSince: at(3) }), both])).toMatchObject([
      { peer: { key: 'a' }, source: 'screen' },
      { peer: { key: 'b' }, source: 'documentCamera' },
      { peer: { key: 'b' }, source: 'screen' },
    ]);
    expect(screenToShow([both], { startedAt: at(1) })?.source).toBe('documentCamera');
    expect(screenToShow([both], { startedAt: at(3) })).toBeNull();
  });
  it('leaves the people of the same room beside it', () => {
    const others = [aView('a'), both];
    expect(
      besideLarge(others, { peer: both, source: 'documentCamera' }).map(({ key }) => key),
    ).toEqual(['a', 'b']);
    expect(
      besideLarge(others, { peer: aView('a'), source: 'camera' }).map(({ key }) => key),
    ).toEqual(['b']);
  });
});

describe('the spotlight', () => {
  const device = aView('anhoa', { siteId: SITE, screenSince: '2026-11-22T01:00:00.000Z' });
  const seated = aView('daibieu', { companion: true, siteId: SITE });
  const at = (userId: PeerView['userId'], source: PictureSource, peers: PeerView[]) =>
    spotlitPicture(
      peers,
      { userId, source },
      (id) => (id === seated.userId ? SITE : null),
      () => device.userId,
    );
  const all = [device, seated, aView('a')];
  it('shows a room, a person through the room, and a screen', () => {
    expect(at(device.userId, 'camera', all)).toEqual({ peer: device, source: 'camera' });
    expect(at(seated.userId, 'camera', all)).toEqual({ peer: device, source: 'camera' });
    expect(at(device.userId, 'screen', all)).toEqual({ peer: device, source: 'screen' });
  });
  it('ends by itself when that one has left, or shares no more', () => {
    expect(at(device.userId, 'camera', [seated])).toBeNull();
    expect(at(device.userId, 'documentCamera', all)).toBeNull();
    expect(
      spotlitPicture(
        all,
        null,
        () => null,
        () => null,
      ),
    ).toBeNull();
  });
});

describe('findPeer', () => {
  const device = aView('anhoa', { siteId: SITE });
  const tablet = aView('daibieu', { companion: true, siteId: SITE });
  const who = { userId: tablet.userId, siteId: SITE };
  it('shows a person in a room through the room', () =>
    expect(findPeer([tablet, device], who, () => device.userId)).toBe(device));
  it('shows a person who joined with sound through their own device', () => {
    const own = { ...tablet, companion: false };
    expect(findPeer([own, device], who, () => device.userId)).toBe(own);
  });
  it('shows nobody when neither is there', () =>
    expect(findPeer([tablet], who, () => device.userId)).toBeNull());
  it('shows a room without its device, or whose device has no picture, by the camera that stands there', () => {
    const camera = aView('mayquay', { equipment: 'Máy quay', siteId: SITE, camera: true });
    const elsewhere = aView('noikhac', { equipment: 'Máy quay khác', camera: true });
    const of = (peers: PeerView[]) => findPeer(peers, who, () => device.userId);
    expect(of([elsewhere, tablet, camera])).toBe(camera);
    expect(of([camera, { ...device, camera: false }])).toBe(camera);
    const seen = { ...device, camera: true };
    expect(of([camera, seen])).toBe(seen);
    const dark = { ...device, camera: false };
    expect(of([{ ...camera, camera: false }, dark])).toBe(dark);
    expect(of([elsewhere])).toBeNull();
  });
});

describe('capture', () => {
  it.each([
    ['', null, 1280, 24],
    ['?capture=320x180@10', null, 320, 10],
    ['', '640x360@15', 640, 15],
    ['?capture=9999x9999@99', null, 1280, 24],
    ['?capture=rác', null, 1280, 24],
  ])('%s %s → %i wide at %i', (search, stored, width, framesPerSecond) =>
    expect(captureSize(search, stored)).toMatchObject({ width, framesPerSecond }),
  );

  it('sends no layer smaller than 180 lines', () => {
    for (const height of [90, 180, 360, 480, 720, 1080])
      for (const { scaleResolutionDownBy = 1 } of cameraEncodings(height))
        expect(height / scaleResolutionDownBy).toBeGreaterThanOrEqual(Math.min(height, 150));
    expect(cameraEncodings(720)).toHaveLength(3);
  });
});

describe('levelOf', () => {
  it('is 0 for silence, 1 for full sound, and grows between', () => {
    const level = (amplitude: number) => levelOf(new Float32Array(512).fill(amplitude));
    expect(level(0)).toBe(0);
    expect(level(1)).toBeCloseTo(1);
    expect(level(0.1)).toBeGreaterThan(level(0.01));
  });
});
