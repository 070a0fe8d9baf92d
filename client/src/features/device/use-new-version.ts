import { useEffect } from 'react';

/** How often is looked for another version, in milliseconds. */
const LOOK_MS = 10 * 60_000;

/** Loads the page anew once the server has another version of it: nobody does so at a machine that runs for weeks. */
export function useNewVersion(): void {
  useEffect(() => {
    let own: string | null = null;
    const look = async () => {
      // The worker's program names the version, and is never kept on the device.
      const answer = await fetch('/sw.js', { cache: 'no-store' }).catch(() => null);
      if (!answer?.ok) return;
      const served = await answer.text();
      own ??= served;
      if (served !== own) location.reload();
    };
    void look();
    const timer = setInterval(() => void look(), LOOK_MS);
    return () => clearInterval(timer);
  }, []);
}
