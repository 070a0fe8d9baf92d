import { useCallback, useEffect, useRef } from 'react';

/** Lets one act be done in so many milliseconds: the next one takes its place, and none is done once the component is gone. */
export function useLater(): (act: () => void, ms: number) => void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return useCallback((act, ms) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(act, ms);
  }, []);
}
