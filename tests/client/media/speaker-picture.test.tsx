import { renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ConferenceProvider } from '#client/features/conference/conference-context.tsx';
import { useFloorPicture } from '#client/features/conference/use-floor-picture.ts';
import { Conference } from '#client/media/conference.ts';
import type { PictureSource } from '#client/media/conference-state.ts';
import { PeerId } from '#contract/ids.ts';
import { initialLiveState, type LiveState } from '#contract/live/state.ts';
import { aView } from '#tests/client/meeting/a-view.tsx';
import { aFrame, aSite } from '#tests/support/a-frame.ts';
import { FakeBrowser } from './fake-browser.ts';
import { FakeDevice } from './fake-device.ts';
import { aPeer, aProducer, aUserId, FakeSignal } from './fake-signal.ts';

let browser: FakeBrowser;
let signal: FakeSignal;
let conference: Conference;

beforeEach(async () => {
  vi.useFakeTimers();
  browser = new FakeBrowser();
  signal = new FakeSignal();
  const sharing = aPeer('anchau');
  sharing.producers.push(aProducer('anchau', 'screen'));
  signal.peers = [sharing, aPeer('anhoa'), aPeer('binhhoa')];
  conference = new Conference(signal, { makeDevice: async () => new FakeDevice() });
  await conference.local.open();
  await conference.join('full');
  conference.pictures.choose('speaker');
});

afterEach(() => {
  conference.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  sessionStorage.clear();
  document.body.replaceChildren();
});

function tile(name: string, widthPx: number, source: PictureSource = 'camera') {
  const video = document.createElement('video');
  document.body.append(video);
  conference.tiles.attach(video, aUserId(name), source);
  browser.see(video, widthPx);
}
/** All alike, in the order of arrival. */
const gallery = () => ['anchau', 'anhoa', 'binhhoa'].map((name) => tile(name, 320));
/** A shared screen large, the people beside it. */
const beside = () => {
  tile('anchau', 1280, 'screen');
  for (const name of ['anchau', 'anhoa', 'binhhoa']) tile(name, 160);
};
const speak = (...names: string[]) =>
  signal.tell({
    type: 'speaking',
    speakers: names.map((name) => PeerId.parse(name)),
  });

/** The pictures that the server was told to let flow. */
async function pictures(): Promise<string[]> {
  await vi.advanceTimersByTimeAsync(500);
  const { consumers } = signal.inputs('media.show').at(-1) ?? { consumers: [] };
  return consumers.filter(({ widthPx }) => widthPx > 0).map(({ consumerId }) => consumerId);
}

describe.each([
  ['the gallery', gallery],
  ['a shared screen with people beside it', beside],
])('the speaker’s picture alone, in %s', (_layout, lay) => {
  it('is that of who has the floor, whoever speaks', async () => {
    lay();
    speak('anhoa');
    conference.pictures.giveFloor(aUserId('binhhoa'));
    expect(await pictures()).toEqual(['c-binhhoa-camera']);
  });

  it('is that of who speaks while nobody has the floor, and stays in a pause', async () => {
    lay();
    speak('binhhoa');
    expect(await pictures()).toEqual(['c-binhhoa-camera']);
    speak();
    expect(await pictures()).toEqual(['c-binhhoa-camera']);
    speak('anhoa', 'binhhoa');
    expect(await pictures()).toEqual(['c-binhhoa-camera']);
    speak('anhoa');
    expect(await pictures()).toEqual(['c-anhoa-camera']);
  });
});

describe('the speaker’s picture alone, while nobody speaks', () => {
  it('is the largest of a person', async () => {
    beside();
    tile('anhoa', 640);
    expect(await pictures()).toEqual(['c-anhoa-camera']);
  });

  it('is none where only a screen is seen', async () => {
    tile('anchau', 1280, 'screen');
    expect(await pictures()).toEqual([]);
  });
});

it('the floor of a person who sits in a room is that of the room’s device', async () => {
  gallery();
  const site = aSite({ deviceUserId: aUserId('binhhoa') });
  const speaker = { userId: aUserId('nobody'), siteId: site.siteId };
  const floor = { ...speaker, kind: 'speech' } as LiveState['floor'];
  const state = { ...initialLiveState, frame: aFrame({ sites: [site] }), floor };
  const Live = aView({ state });
  const wrapper = ({ children }: { children: ReactNode }) => (
    <Live>
      <ConferenceProvider conference={conference}>{children}</ConferenceProvider>
    </Live>
  );
  renderHook(useFloorPicture, { wrapper }).unmount();
  expect(await pictures()).toEqual(['c-binhhoa-camera']);
});
