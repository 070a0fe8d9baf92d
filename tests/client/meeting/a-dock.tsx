import { QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, render } from '@testing-library/react';
import { afterEach, beforeEach, vi } from 'vitest';
import { queryClient } from '#client/api/query-client.ts';
import { ConferenceProvider } from '#client/features/conference/conference-context.tsx';
import { Announcer } from '#client/features/meeting/Announcer.tsx';
import { Dock } from '#client/features/meeting/Dock.tsx';
import '#client/i18n/i18n.ts';
import type { LiveStore } from '#client/live/live-store.ts';
import { initialLiveView, type LiveView } from '#client/live/live-view.ts';
import { LiveContext } from '#client/live/use-live.ts';
import { Conference } from '#client/media/conference.ts';
import type { LiveEvent } from '#contract/live/events.ts';
import { initialLiveState, type LiveState, type Participant } from '#contract/live/state.ts';
import { FakeBrowser } from '#tests/client/media/fake-browser.ts';
import { FakeDevice } from '#tests/client/media/fake-device.ts';
import { FakeSignal } from '#tests/client/media/fake-signal.ts';
import { aFrame, aParticipant } from '#tests/support/a-frame.ts';

/** Who takes part in the meeting of the dock. */
export const chair = aParticipant(['chair']);
export const secretary = aParticipant(['secretary']);
export const delegate = aParticipant(['delegate']);
export const frame = aFrame({ participants: [chair, secretary, delegate] });
const acts = { run: async () => true, busy: null, error: null, forget() {}, fail() {} };

/**
 * The dock of one person in a running meeting, beside what is read out: each test begins joined with sound and a microphone that is
 * closed.
 */
export function aDock() {
  let view: LiveView;
  const changed = new Set<() => void>();
  const heard = new Set<(event: LiveEvent) => void>();
  const here = {
    signal: new FakeSignal(),
    conference: null as unknown as Conference,
    /** Asked for this device's sound. */
    sounds: vi.fn(),
    /** Draws it for one person. */
    show({ userId }: Pick<Participant, 'userId'>, more: Partial<LiveState> = {}) {
      const state: LiveState = { ...initialLiveState, frame, phase: 'running', ...more };
      view = { ...initialLiveView, selfId: userId, state };
      const listening =
        <T,>(listeners: Set<T>) =>
        (listener: T) => {
          listeners.add(listener);
          return () => listeners.delete(listener);
        };
      const store = {
        subscribe: listening(changed),
        onEvent: listening(heard),
        getSnapshot: () => view,
        serverNow: () => Date.parse('2026-11-26T02:00:00.000Z'),
        media: here.signal,
      };
      render(
        <QueryClientProvider client={queryClient}>
          <LiveContext value={store as unknown as LiveStore}>
            <ConferenceProvider conference={here.conference}>
              <Dock
                width="desktop"
                acts={acts}
                canVote={false}
                isAskedReady={false}
                onSheet={() => undefined}
                onSound={here.sounds}
                onLeave={() => undefined}
              />
              <div data-testid="said">
                <Announcer />
              </div>
            </ConferenceProvider>
          </LiveContext>
        </QueryClientProvider>,
      );
    },
    /** The meeting's state changes. */
    become: (more: Partial<LiveState>) =>
      act(async () => {
        view = { ...view, state: { ...view.state, ...more } };
        for (const listener of changed) listener();
      }),
    /** The chair says who may open a microphone. */
    async setMode(mode: LiveState['microphones']) {
      await here.become({ microphones: mode });
      const said = { type: 'microphone.modeSet', mode, seq: 7, actorId: chair.userId };
      act(() => heard.forEach((listener) => void listener(said as LiveEvent)));
    },
  };
  beforeEach(async () => {
    new FakeBrowser();
    here.signal = new FakeSignal();
    here.sounds.mockClear();
    here.conference = new Conference(here.signal, { makeDevice: async () => new FakeDevice() });
    await here.conference.local.open();
    await here.conference.join('full');
    await here.conference.setMicrophone(false);
  });
  afterEach(() => {
    cleanup();
    here.conference.close();
    vi.unstubAllGlobals();
  });
  return here;
}
