import { createShell } from './shell.ts';

declare const self: ServiceWorkerGlobalScope;
/** The files of this version and its name, written in when the client is built. */
declare const SHELL: { version: string; files: string[] };

const shell = createShell({
  ...SHELL,
  caches: self.caches,
  fetch: (request) => self.fetch(request),
});

self.addEventListener('install', (event) => event.waitUntil(shell.fill()));

// No page of an older version is left when this happens: their files can go.
self.addEventListener('activate', (event) =>
  event.waitUntil(shell.dropOlder().then(() => self.clients.claim())),
);

self.addEventListener('fetch', (event) => {
  if (shell.answers(event.request, self.location.origin))
    event.respondWith(shell.answer(event.request));
});

self.addEventListener('message', (event) => {
  const { kind, entry }: { kind?: unknown; entry?: unknown } = event.data ?? {};
  if (kind !== 'takeOver' || typeof entry !== 'string' || !SHELL.files.includes(entry)) return;
  event.waitUntil(
    (async () => {
      const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
      // Another page may still be of the older version, and need its files.
      if (pages.length <= 1) await self.skipWaiting();
    })(),
  );
});
