import { useSyncExternalStore } from 'react';

/** The three layouts of the room. */
export type Width = 'phone' | 'tablet' | 'desktop';

const PHONE = '(width <= 640px)';
const DESKTOP = '(width > 1100px)';

function subscribe(listener: () => void): () => void {
  const queries = [matchMedia(PHONE), matchMedia(DESKTOP)];
  for (const query of queries) query.addEventListener('change', listener);
  return () => {
    for (const query of queries) query.removeEventListener('change', listener);
  };
}

/** Which layout the window has room for: 1,100 px and less folds the agenda away, 640 px and less the people too. */
export function useWidth(): Width {
  return useSyncExternalStore(subscribe, () => {
    if (matchMedia(PHONE).matches) return 'phone';
    return matchMedia(DESKTOP).matches ? 'desktop' : 'tablet';
  });
}

function subscribeSize(listener: () => void): () => void {
  window.addEventListener('resize', listener);
  return () => window.removeEventListener('resize', listener);
}

/** The width of the window in CSS pixels. */
export function useWindowWidth(): number {
  return useSyncExternalStore(subscribeSize, () => window.innerWidth);
}
