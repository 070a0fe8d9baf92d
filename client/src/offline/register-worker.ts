import { lineHint } from '#client/api/line-hint.ts';

/** The first page fetches what it shows; the worker's own files come after it. */
const REGISTER_AFTER_MS = 2000;
/** How often it is looked whether a slow line is free for the files. */
const LOOK_AGAIN_MS = 30_000;

/**
 * Has the product's files kept on the device once the page is at rest. A browser that refuses goes on with the line alone. Over a slow
 * line they come only outside of meetings: all at once, they would take it from the voices for minutes.
 */
export function registerWorker(): void {
  if (!('serviceWorker' in navigator)) return;
  const register = (afterMs = REGISTER_AFTER_MS) =>
    setTimeout(() => {
      if (isLineNeeded()) return register(LOOK_AGAIN_MS);
      navigator.serviceWorker
        .register('/sw.js')
        .then(takeOver)
        .catch(() => undefined);
    }, afterMs);
  if (document.readyState === 'complete') register();
  else window.addEventListener('load', () => register(), { once: true });
}

function isLineNeeded(): boolean {
  return location.pathname.startsWith('/hop/') && lineHint().isSlow;
}

/** A page that was just loaded anew lets a worker of its own version that still waits take over; the worker asks whether it may. */
function takeOver({ waiting }: ServiceWorkerRegistration): void {
  const entry = document.querySelector<HTMLScriptElement>('script[type=module][src]');
  if (waiting && entry)
    waiting.postMessage({ kind: 'takeOver', entry: new URL(entry.src).pathname });
}
