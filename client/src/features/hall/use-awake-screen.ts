import { useEffect } from 'react';

/** Keeps the display from sleeping where the browser can, and goes to full screen and back on a double click. */
export function useAwakeScreen(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | null = null;
    const wake = () => {
      if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
      navigator.wakeLock.request('screen').then(
        (taken) => {
          lock = taken;
        },
        // Refused on battery or without HTTPS: the display's own settings decide.
        () => undefined,
      );
    };
    const toggle = () => {
      const done = document.fullscreenElement
        ? document.exitFullscreen()
        : document.documentElement.requestFullscreen();
      done.catch(() => undefined);
    };
    wake();
    document.addEventListener('visibilitychange', wake);
    document.addEventListener('dblclick', toggle);
    return () => {
      document.removeEventListener('visibilitychange', wake);
      document.removeEventListener('dblclick', toggle);
      void lock?.release();
    };
  }, []);
}
