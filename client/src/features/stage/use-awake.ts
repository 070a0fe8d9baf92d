import { useEffect, useState } from 'react';

/** How long the controls stay after the last move, in milliseconds. */
const AWAKE_MS = 4000;

/** True for a while after the pointer was moved, the screen touched or a key pressed; for controls that else stay out of sight. */
export function useAwake(active: boolean): boolean {
  const [awake, setAwake] = useState(true);
  useEffect(() => {
    if (!active) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const wake = () => {
      setAwake(true);
      clearTimeout(timer);
      timer = setTimeout(() => setAwake(false), AWAKE_MS);
    };
    wake();
    for (const name of ['pointermove', 'pointerdown', 'keydown'] as const)
      window.addEventListener(name, wake);
    return () => {
      clearTimeout(timer);
      for (const name of ['pointermove', 'pointerdown', 'keydown'] as const)
        window.removeEventListener(name, wake);
    };
  }, [active]);
  return awake;
}
