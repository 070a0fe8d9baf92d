import { type RefCallback, useCallback, useState } from 'react';

/** The size of an element in CSS pixels, followed as it changes; zero while there is none. */
export function useBox<E extends HTMLElement>(): {
  ref: RefCallback<E>;
  widthPx: number;
  heightPx: number;
} {
  const [box, setBox] = useState({ widthPx: 0, heightPx: 0 });
  const ref = useCallback((element: E | null) => {
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setBox({ widthPx: entry.contentRect.width, heightPx: entry.contentRect.height });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, ...box };
}
