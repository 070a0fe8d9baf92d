import type { Unsubscribe } from './store.ts';

/** Of the Network Information API (https://wicg.github.io/netinfo/) what tells that the device is on another network; not in every browser. */
type NetworkInformation = EventTarget & { readonly type?: string };

/** Calls back when the device is on another network than before: from cable to mobile, or online again. */
export function onNetworkChange(listener: () => void): Unsubscribe {
  const network = (navigator as { connection?: NetworkInformation }).connection;
  let type = network?.type;
  // The event also tells of every new guess of speed.
  const changed = () => {
    if (network?.type === type) return;
    type = network?.type;
    listener();
  };
  window.addEventListener('online', listener);
  network?.addEventListener('change', changed);
  return () => {
    window.removeEventListener('online', listener);
    network?.removeEventListener('change', changed);
  };
}
