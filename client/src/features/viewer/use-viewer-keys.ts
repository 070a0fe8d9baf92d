import { useEffect, useLayoutEffect, useRef } from 'react';
import { isTakenByFocus, type KeyWish, wishOfKey } from './viewer-keys.ts';

/** Hands the keys that are meant for the viewer to `act`, which answers whether it did something. */
export function useViewerKeys(on: boolean, act: (wish: KeyWish) => boolean): void {
  const latest = useRef(act);
  useLayoutEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    if (!on) return;
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isTakenByFocus(event.target)) return;
      if (document.querySelector('dialog[open]')) return;
      const wish = wishOfKey(event);
      if (wish && latest.current(wish)) event.preventDefault();
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, [on]);
}
