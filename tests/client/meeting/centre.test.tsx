import { QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { read } from '#client/api/query.ts';
import { queryClient } from '#client/api/query-client.ts';
import { ConferenceProvider } from '#client/features/conference/conference-context.tsx';
import { type Centre, useCentre } from '#client/features/meeting/use-centre.ts';
import { Conference } from '#client/media/conference.ts';
import { initialLiveState, type LiveState } from '#contract/live/state.ts';
import { FakeBrowser } from '#tests/client/media/fake-browser.ts';
import { FakeDevice } from '#tests/client/media/fake-device.ts';
import { aPeer, aProducer, FakeSignal } from '#tests/client/media/fake-signal.ts';
import { aView } from './a-view.tsx';

let conference: Conference;
let signal: FakeSignal;

beforeEach(() => {
  new FakeBrowser();
  queryClient.setQueryData(read('account.me', {}).queryKey, { kind: 'person', may: [] } as never);
  sessionStorage.clear();
  signal = new FakeSignal();
  conference = new Conference(signal, { makeDevice: async () => new FakeDevice() });
});

afterEach(() => {
  cleanup();
  conference.close();
  queryClient.clear();
  vi.unstubAllGlobals();
});

/** The centre of somebody who follows, in a meeting of this state. */
function centreOf(more: Partial<LiveState>) {
  const state: LiveState = { ...initialLiveState, ...more };
  const Live = aView({ state });
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={queryClient}>
      <Live>
        <ConferenceProvider conference={conference}>{children}</ConferenceProvider>
      </Live>
    </QueryClientProvider>
  );
  return renderHook(() => useCentre('following', 'desktop', false), { wrapper });
}

it.each([
  ['running', 'gallery', true],
  ['ended', 'documentSpeaker', false],
] as const)('who chose all pictures sees in a meeting that is %s: %s', (phase, shows, strays) => {
  const stage = { ...initialLiveState.stage, layout: 'speaker' as const, seq: 1 };
  const { result } = centreOf({ phase, stage });
  act(() => result.current.show('gallery'));
  expect(result.current).toMatchObject({ shows, strays });
});

describe('a screen that is shared', () => {
  const shown = ({ shows, shared, unseen }: Centre) => ({
    shows,
    shared: shared?.source ?? null,
    unseen: unseen?.source ?? null,
  });
  beforeEach(async () => {
    signal.peers = [aPeer('an', { producers: [aProducer('an', 'screen')] })];
    await conference.join('companion');
  });

  it('comes to the centre by itself for who receives it', () => {
    const { result } = centreOf({ phase: 'running' });
    expect(shown(result.current)).toEqual({ shows: 'speaker', shared: 'screen', unseen: null });
  });

  it.each(['none', 'speaker'] as const)(
    'leaves the document to who lets come: %s; it is named, and comes when asked for',
    (choice) => {
      conference.pictures.choose(choice);
      const { result } = centreOf({ phase: 'running' });
      expect(shown(result.current)).toEqual({
        shows: 'documentSpeaker',
        shared: null,
        unseen: 'screen',
      });
      act(() => result.current.showShared());
      expect(conference.pictures.choice.getSnapshot()).toBe('all');
      expect(shown(result.current)).toEqual({ shows: 'speaker', shared: 'screen', unseen: null });
    },
  );

  it('leaves it to them too where document and speaker are laid out for all', () => {
    conference.pictures.choose('none');
    const stage = { ...initialLiveState.stage, layout: 'sideBySide' as const, seq: 1 };
    const { result } = centreOf({ phase: 'running', stage });
    expect(shown(result.current)).toEqual({ shows: 'sideBySide', shared: null, unseen: 'screen' });
    act(() => result.current.showShared());
    expect(shown(result.current)).toEqual({ shows: 'sideBySide', shared: 'screen', unseen: null });
    act(() => conference.pictures.choose('none'));
    expect(shown(result.current)).toEqual({ shows: 'sideBySide', shared: null, unseen: 'screen' });
    expect(result.current.strays).toBe(false);
  });

  it.each([
    ['none', 'seats'],
    ['all', 'speaker'],
  ] as const)(
    'that begins while they let come: %s leaves who looked at the seats at: %s',
    async (choice, shows) => {
      signal.peers = [];
      await conference.leave();
      await conference.join('companion');
      conference.pictures.choose(choice);
      const { result } = centreOf({ phase: 'running' });
      act(() => result.current.show('seats'));
      const peer = aPeer('an', { producers: [aProducer('an', 'screen')] });
      await act(async () => signal.tell({ type: 'peerJoined', peer }));
      expect(result.current.shows).toBe(shows);
    },
  );
});
