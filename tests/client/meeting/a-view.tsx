import type { ReactNode } from 'react';
import type { LiveStore } from '#client/live/live-store.ts';
import { initialLiveView, type LiveView } from '#client/live/live-view.ts';
import { LiveContext } from '#client/live/use-live.ts';

/** A meeting that stands still, around what is rendered. */
export function aView(view: Partial<LiveView>) {
  const snapshot: LiveView = { ...initialLiveView, ...view };
  const store = {
    meetingId: snapshot.state.frame?.meetingId,
    onSignal: () => () => undefined,
    subscribe: () => () => undefined,
    getSnapshot: () => snapshot,
    serverNow: () => Date.parse('2026-11-26T02:00:00.000Z'),
  };
  return ({ children }: { children: ReactNode }) => (
    <LiveContext value={store as unknown as LiveStore}>{children}</LiveContext>
  );
}
