const LONGEST_WAIT_MS = 10_000;

/**
 * Waits until it is worth asking the server again: when the browser says that it is online, or after a time that grows with the
 * `failures` so far (1 s to 10 s). Ends at once at the signal.
 */
export function lineIsBack(failures: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const waitMs = Math.min(LONGEST_WAIT_MS, 1000 * 2 ** failures);
    const end = () => {
      clearTimeout(timer);
      window.removeEventListener('online', end);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, waitMs);
    window.addEventListener('online', end);
    signal.addEventListener('abort', end);
    if (signal.aborted) end();
  });
}
