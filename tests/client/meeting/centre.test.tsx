import { QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { read } from '#client/api/query.ts';
import { queryClient } from '#client/api/query-client.ts';
import { ConferenceProvider } from '#client/features/conference/conference-context.tsx';
import { useCentre } from '#client/features/meeting/use-centre.ts';
import { Conference } from '#client/media/conference.ts';
import { initialLiveState, type LiveState } from '#contract/live/state.ts';
import { FakeBrowser } from '#tests/client/media/fake-browser.ts';
import { FakeDevice } from '#tests/client/media/fake-device.ts';
import { FakeSignal } from '#tests/client/media/fake-signal.ts';
import { aView } from './a-view.tsx';

let conference: Conference;

beforeEach(() => {
  new FakeBrowser();
  queryClient.setQueryData(read('account.me', {}).queryKey, { kind: 'person', may: [] } as never);
  conference = new Conference(new FakeSignal(), { makeDevice: async () => new FakeDevice() });
});

afterEach(() => {
  conference.close();
  queryClient.clear();
  vi.unstubAllGlobals();
});

it.each([
  ['running', 'gallery', true],
  ['ended', 'documentSpeaker', false],
] as const)('who chose all pictures sees in a meeting that is %s: %s', (phase, shows, strays) => {
  const stage = { ...initialLiveState.stage, layout: 'speaker' as const, seq: 1 };
  const state: LiveState = { ...initialLiveState, phase, stage };
  const Live = aView({ state });
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={queryClient}>
      <Live>
        <ConferenceProvider conference={conference}>{children}</ConferenceProvider>
      </Live>
    </QueryClientProvider>
  );
  const { result } = renderHook(() => useCentre('following', 'desktop', false), { wrapper });
  act(() => result.current.show('gallery'));
  expect(result.current).toMatchObject({ shows, strays });
});
