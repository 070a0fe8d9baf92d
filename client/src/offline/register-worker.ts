/** The first page fetches what it shows; the worker's own files come after it. */
const REGISTER_AFTER_MS = 2000;

/** Has the product's files kept on the device once the page is at rest. A browser that refuses goes on with the line alone. */
export function registerWorker(): void {
  if (!('serviceWorker' in navigator)) return;
  const register = () =>
    setTimeout(() => {
      navigator.serviceWorker
        .register('/sw.js')
        .then(takeOver)
        .catch(() => undefined);
    }, REGISTER_AFTER_MS);
  if (document.readyState === 'complete') register();
  else window.addEventListener('load', register, { once: true });
}

/** A page that was just loaded anew lets a worker of its own version that still waits take over; the worker asks whether it may. */
function takeOver({ waiting }: ServiceWorkerRegistration): void {
  const entry = document.querySelector<HTMLScriptElement>('script[type=module][src]');
  if (waiting && entry)
    waiting.postMessage({ kind: 'takeOver', entry: new URL(entry.src).pathname });
}
