import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ConferenceProvider, usePeers } from '#client/features/conference/conference-context.tsx';
import { Gallery } from '#client/features/conference/Gallery.tsx';
import '#client/i18n/i18n.ts';
import { Conference } from '#client/media/conference.ts';
import { initialLiveState } from '#contract/live/state.ts';
import { aView as aMeeting } from '#tests/client/meeting/a-view.tsx';
import { FakeBrowser } from './fake-browser.ts';
import { FakeDevice } from './fake-device.ts';
import { aPeer, aUserId, FakeSignal } from './fake-signal.ts';

const TILE_PX = 144;
/** A box in which four tiles have room, two beside each other. */
vi.mock('#client/features/conference/use-box.ts', () => ({
  useBox: () => ({ ref: { current: null }, widthPx: 300, heightPx: 170 }),
}));

const NAMES = ['anchau', 'anhoa', 'binhhoa', 'candang', 'tanphu', 'vinhan'];
let browser: FakeBrowser;
let signal: FakeSignal;
let conference: Conference;

beforeEach(async () => {
  vi.useFakeTimers();
  browser = new FakeBrowser();
  signal = new FakeSignal();
  signal.peers = NAMES.map((name) => aPeer(name));
  conference = new Conference(signal, { makeDevice: async () => new FakeDevice() });
  await conference.join('companion');
  const Meeting = aMeeting({ state: initialLiveState });
  render(
    <Meeting>
      <ConferenceProvider conference={conference}>
        <All />
      </ConferenceProvider>
    </Meeting>,
  );
});

afterEach(() => {
  cleanup();
  conference.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function All() {
  const nameOf = ({ peerId }: { peerId: string }) => ({ name: peerId, note: null });
  return <Gallery peers={usePeers()} nameOf={nameOf} />;
}

/** Whose tiles stand on the page; the browser sees them all. */
async function tiles(): Promise<string[]> {
  const shown = [...document.querySelectorAll<HTMLElement>('figure')];
  for (const tile of shown) {
    const video = tile.querySelector('video');
    if (video) browser.see(video, TILE_PX);
  }
  // The moment after joining is over in which the first cameras come though no tile is laid out.
  await act(() => vi.advanceTimersByTimeAsync(2_000));
  return NAMES.filter((name) => shown.some(({ dataset }) => dataset.peer === aUserId(name)));
}

/** Whose pictures the server was last told to let flow: all others rest. */
function flowing(): string[] {
  const { consumers } = signal.inputs('media.show').at(-1) ?? { consumers: [] };
  return NAMES.filter((name) =>
    consumers.some(({ consumerId, widthPx }) => consumerId === `c-${name}-camera` && widthPx > 0),
  );
}

const FIRST = NAMES.slice(0, 3);
const SECOND = NAMES.slice(3);

it.each([
  ['the button', () => fireEvent.click(screen.getByRole('button', { name: 'Các điểm cầu sau' }))],
  ['the key N', () => fireEvent.keyDown(document.body, { key: 'n' })],
])(
  'on the next page of the gallery, turned to with %s, its pictures come and those of the page before end',
  async (_, turn) => {
    expect(await tiles()).toEqual(FIRST);
    expect(flowing()).toEqual(FIRST);
    turn();
    expect(await tiles()).toEqual(SECOND);
    expect(flowing()).toEqual(SECOND);
  },
);

it('after the last page the key N begins with the first again, as its button back does', async () => {
  const next = () => fireEvent.keyDown(document.body, { key: 'n' });
  await tiles();
  next();
  await tiles();
  next();
  expect(await tiles()).toEqual(FIRST);
  expect(flowing()).toEqual(FIRST);
  next();
  await tiles();
  expect(flowing()).toEqual(SECOND);
  fireEvent.click(screen.getByRole('button', { name: 'Các điểm cầu trước' }));
  expect(await tiles()).toEqual(FIRST);
  expect(flowing()).toEqual(FIRST);
});
