import { act, cleanup, render } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ConferenceProvider } from '#client/features/conference/conference-context.tsx';
import { useRoomMicrophone } from '#client/features/device/use-unattended.ts';
import type { LiveStore } from '#client/live/live-store.ts';
import { initialLiveView, type LiveView } from '#client/live/live-view.ts';
import { LiveContext } from '#client/live/use-live.ts';
import { Conference } from '#client/media/conference.ts';
import { initialLiveState, type LiveState } from '#contract/live/state.ts';
import { FakeBrowser } from '#tests/client/media/fake-browser.ts';
import { FakeDevice } from '#tests/client/media/fake-device.ts';
import { FakeSignal } from '#tests/client/media/fake-signal.ts';
import { aFrame, aParticipant, aSite } from '#tests/support/a-frame.ts';

const site = aSite();
const seated = aParticipant(['delegate'], { siteId: site.siteId });
const frame = aFrame({ sites: [site], participants: [seated] });
const silent: LiveState = { ...initialLiveState, frame, phase: 'running' };
const floor = { userId: seated.userId, siteId: site.siteId, kind: 'speech' } as LiveState['floor'];

let signal: FakeSignal;
let device: FakeDevice;
let conference: Conference;
let view: LiveView;
const listeners = new Set<() => void>();

beforeEach(async () => {
  vi.useFakeTimers();
  new FakeBrowser();
  signal = new FakeSignal();
  device = new FakeDevice();
  conference = new Conference(signal, { makeDevice: async () => device });
  view = { ...initialLiveView, state: silent };
  await conference.local.open();
  await conference.setMicrophone(false);
  await conference.join('full');
  const store = {
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getSnapshot: () => view,
  };
  render(
    <LiveContext value={store as unknown as LiveStore}>
      <ConferenceProvider conference={conference}>
        <Room />
      </ConferenceProvider>
    </LiveContext>,
  );
});

afterEach(() => {
  cleanup();
  conference.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function Room() {
  useRoomMicrophone(site.siteId);
  return null;
}

/** In steps, as React looks again after each of them. */
const pass = async (ms: number) => {
  for (let passed = 0; passed < ms; passed += 100)
    await act(() => vi.advanceTimersByTimeAsync(100));
};
const give = async (to: LiveState['floor']) => {
  view = { ...view, state: { ...silent, floor: to } };
  act(() => {
    for (const listener of listeners) listener();
  });
  await pass(100);
};
const isOpen = () =>
  conference.local.view.getSnapshot().microphone.on && !device.producer('microphone')?.paused;

it('is opened for who has the floor, and closed afterwards', async () => {
  await give(floor);
  expect(isOpen()).toBe(true);
  await give(null);
  expect(isOpen()).toBe(false);
});

it('is tried again a second after it got no answer, as often as it takes', async () => {
  signal.fail('media.resume', null, 3);
  await give(floor);
  expect(isOpen()).toBe(false);
  await pass(3_500);
  expect(isOpen()).toBe(true);
  expect(signal.inputs('media.resume')).toHaveLength(4);
});

it('stays closed when the floor is gone by then', async () => {
  signal.fail('media.resume', null, 1);
  await give(floor);
  await give(null);
  await pass(10_000);
  expect(isOpen()).toBe(false);
  expect(signal.inputs('media.resume')).toHaveLength(1);
});

it('is not tried again when it was refused', async () => {
  signal.fail('media.resume', { code: 'WRONG_STATE', reason: 'floor-held' }, 9);
  await give(floor);
  await pass(10_000);
  expect(signal.inputs('media.resume')).toHaveLength(1);
});

it('is not tried again once the page is gone', async () => {
  signal.fail('media.resume', null, 9);
  await give(floor);
  cleanup();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(signal.inputs('media.resume')).toHaveLength(1);
});
