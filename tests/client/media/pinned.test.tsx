import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import {
  ConferenceProvider,
  useConference,
  usePeers,
  usePinnedPicture,
} from '#client/features/conference/conference-context.tsx';
import { Gallery } from '#client/features/conference/Gallery.tsx';
import '#client/i18n/i18n.ts';
import { Conference } from '#client/media/conference.ts';
import type { Action } from '#contract/actions.ts';
import { initialLiveState } from '#contract/live/state.ts';
import { aView as aMeeting } from '#tests/client/meeting/a-view.tsx';
import { FakeBrowser } from './fake-browser.ts';
import { FakeDevice } from './fake-device.ts';
import { aPeer, aProducer, aUserId, FakeSignal } from './fake-signal.ts';

vi.mock('#client/features/conference/use-box.ts', () => ({
  useBox: () => ({ ref: { current: null }, widthPx: 1400, heightPx: 740 }),
}));

let conference: Conference;

beforeEach(async () => {
  new FakeBrowser();
  const signal = new FakeSignal();
  const sharing = aPeer('binhhoa');
  sharing.producers.push(aProducer('binhhoa', 'screen'));
  signal.peers = [aPeer('anchau'), aPeer('anhoa', { equipment: 'Máy quay' }), sharing];
  conference = new Conference(signal, { makeDevice: async () => new FakeDevice() });
  await conference.join('full');
});

afterEach(() => {
  cleanup();
  conference.close();
  vi.unstubAllGlobals();
});

/** Names a peer by its id. */
const nameOf = ({ peerId }: { peerId: string }) => ({ name: peerId, note: null });

function All() {
  const open = useConference();
  return (
    <Gallery
      peers={usePeers()}
      nameOf={nameOf}
      onPin={(picture) => open.pin(picture)}
      pinned={usePinnedPicture()}
    />
  );
}

/** Shows the gallery to one who may do that. */
function showAll(may: Action[] = []): void {
  const Meeting = aMeeting({ state: initialLiveState, may: new Set(may) });
  render(
    <Meeting>
      <ConferenceProvider conference={conference}>
        <All />
      </ConferenceProvider>
    </Meeting>,
  );
}

/** The pictures from the first to the last, and how wide each is. */
const tiles = () =>
  [...document.querySelectorAll<HTMLElement>('figure')].map((tile) => ({
    is: `${tile.dataset.peer} ${tile.dataset.source}`,
    widthPx: Number.parseInt(tile.parentElement?.style.width ?? '', 10),
  }));
const unpins = () => screen.queryAllByRole('button', { name: /^Bỏ ghim/ });

it('in the gallery the pinned picture alone comes first and large, and is marked by a filled sign', () => {
  showAll();
  const before = tiles();
  const chosen = `${aUserId('binhhoa')} camera`;
  expect(before[0]?.is).toBe(`${aUserId('binhhoa')} screen`);
  expect(unpins()).toEqual([]);

  fireEvent.click(screen.getByRole('button', { name: 'Ghim hình của binhhoa' }));
  const [first, ...others] = tiles();
  expect(first?.is).toBe(chosen);
  expect(others).toHaveLength(before.length - 1);
  for (const { widthPx } of others) expect(first?.widthPx).toBeGreaterThan(2 * widthPx);
  expect(unpins().map((button) => button.getAttribute('aria-label'))).toEqual([
    'Bỏ ghim hình của binhhoa',
  ]);
  expect(unpins()[0]?.querySelector('.tabler-icon-pinned-filled')).not.toBeNull();

  fireEvent.click(unpins()[0] as HTMLElement);
  expect(tiles()).toEqual(before);
  act(() => conference.pin({ key: aUserId('nobody'), source: 'camera' }));
  expect(tiles()).toEqual(before);
});

it('who leads keeps a picture large for all, but none of equipment, which takes no part in the meeting', () => {
  showAll(['stage.spotlight']);
  const lights = (name: string) =>
    screen.queryAllByRole('button', { name: `Giữ hình lớn của ${name} cho mọi người` });
  expect(lights('anchau')).toHaveLength(1);
  expect(lights('anhoa')).toEqual([]);
});
