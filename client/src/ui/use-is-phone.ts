import { useSyncExternalStore } from 'react';

const PHONE = '(width <= 640px)';

function subscribe(listener: () => void): () => void {
  const query = matchMedia(PHONE);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

/** True while the window is as narrow as a phone, where what floats elsewhere comes up from the bottom: 640 px and less. */
export function useIsPhone(): boolean {
  return useSyncExternalStore(subscribe, () => matchMedia(PHONE).matches);
}
