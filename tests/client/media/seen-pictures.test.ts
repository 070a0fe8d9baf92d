import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PictureSource } from '#client/media/conference-state.ts';
import { Tiles } from '#client/media/tiles.ts';
import { FakeBrowser } from './fake-browser.ts';

let browser: FakeBrowser;
let tiles: Tiles;

beforeEach(() => {
  browser = new FakeBrowser();
  tiles = new Tiles(() => null);
});

afterEach(() => {
  tiles.close();
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

function tile(key: string, { source = 'camera' as PictureSource, floating = false } = {}) {
  const video = document.createElement('video');
  document.body.append(video);
  tiles.attach(video, key, source, floating);
  return video;
}

const page = (visibility: 'visible' | 'hidden') =>
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(visibility);
const widths = () => Object.fromEntries(tiles.seen().map(({ key, widthPx }) => [key, widthPx]));

describe('what is received', () => {
  it('is what is seen, in pixels of the display, up to twice those of the page', () => {
    browser.see(tile('anchau'), 320);
    browser.see(tile('anhoa'), 320, false);
    for (const [density, widthPx] of [
      [1, 320],
      [1.5, 480],
      [3, 640],
    ] as const) {
      vi.stubGlobal('devicePixelRatio', density);
      expect(widths()).toEqual({ anchau: widthPx });
    }
  });

  it('is nothing of the page in the background, but what floats above all windows', () => {
    vi.stubGlobal('devicePixelRatio', 1);
    browser.see(tile('anchau'), 320);
    tile('anhoa', { floating: true });
    page('hidden');
    expect(Object.keys(widths())).toEqual(['anhoa']);
    page('visible');
    expect(Object.keys(widths()).sort()).toEqual(['anchau', 'anhoa']);
    vi.restoreAllMocks();
  });

  it('is nothing that a sheet covers on a phone; beside one on a larger screen the pictures go on', () => {
    const room = document.createElement('div');
    document.body.append(room);
    const video = tile('anchau');
    room.append(video);
    browser.see(video, 320);
    room.setAttribute('inert', '');
    const phone = vi.spyOn(window, 'matchMedia');
    phone.mockReturnValue({ matches: false } as MediaQueryList);
    expect(Object.keys(widths())).toEqual(['anchau']);
    phone.mockReturnValue({ matches: true } as MediaQueryList);
    expect(widths()).toEqual({});
    room.removeAttribute('inert');
    expect(Object.keys(widths())).toEqual(['anchau']);
    vi.restoreAllMocks();
  });

  it('is a camera and the paper of the same room, each at its own width', () => {
    vi.stubGlobal('devicePixelRatio', 1);
    browser.see(tile('anhoa'), 160);
    browser.see(tile('anhoa', { source: 'documentCamera' }), 960);
    expect(tiles.seen()).toEqual([
      { key: 'anhoa', source: 'camera', widthPx: 160 },
      { key: 'anhoa', source: 'documentCamera', widthPx: 960 },
    ]);
  });
});
