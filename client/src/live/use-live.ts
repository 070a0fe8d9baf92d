import { createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import type { Action } from '#contract/actions.ts';
import type { LiveEvent } from '#contract/live/events.ts';
import type { LiveState } from '#contract/live/state.ts';
import type { LiveStore } from './live-store.ts';
import type { LiveView } from './live-view.ts';

/** Carries the store of the meeting that is open. */
export const LiveContext = createContext<LiveStore | null>(null);

/** The store of the meeting that is open, for commands and signals. */
export function useLiveStore(): LiveStore {
  const store = useContext(LiveContext);
  if (!store) throw new Error('useLiveStore is used outside of a meeting');
  return store;
}

/** Reads a part of the view (connection, presence, signals). The selector must pick, not build: a new object each time never settles. */
export function useLiveView<T>(pick: (view: LiveView) => T): T {
  const store = useLiveStore();
  return useSyncExternalStore(store.subscribe, () => pick(store.getSnapshot()));
}

/** Reads a part of the meeting's state. The selector must pick, not build. */
export function useLive<T>(pick: (state: LiveState) => T): T {
  return useLiveView((view) => pick(view.state));
}

/** Whether the account may do this here: a button that the server would refuse is not shown. */
export function useMay(action: Action): boolean {
  return useLiveView((view) => view.may.has(action));
}

/** Calls back with each event as it happens, not with those that a snapshot replaced. `listener` must be stable. */
export function useLiveEvents(listener: (event: LiveEvent) => void): void {
  const store = useLiveStore();
  useEffect(() => store.onEvent(listener), [store, listener]);
}

/** The server's clock in milliseconds, told anew each second while `running`. */
export function useServerNow(running = true): number {
  const store = useLiveStore();
  const [now, setNow] = useState(store.serverNow);
  useEffect(() => {
    if (!running) return;
    const tell = () => setNow(store.serverNow());
    tell();
    const timer = setInterval(tell, 1_000);
    return () => clearInterval(timer);
  }, [store, running]);
  return now;
}
