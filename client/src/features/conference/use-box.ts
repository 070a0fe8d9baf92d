import { type RefObject, useEffect, useRef, useState } from 'react';

/** The size of an element in CSS pixels, followed as it changes. */
export function useBox<E extends HTMLElement>(): {
  ref: RefObject<E | null>;
  widthPx: number;
  heightPx: number;
} {
  const ref = useRef<E>(null);
  const [box, setBox] = useState({ widthPx: 0, heightPx: 0 });
  useEffect(() => {
    if (!ref.current) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setBox({ widthPx: entry.contentRect.width, heightPx: entry.contentRect.height });
    });
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, []);
  return { ref, ...box };
}
