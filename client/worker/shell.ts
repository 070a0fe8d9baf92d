const PREFIX = 'nghi-su-shell-';
/** How long a page waits for the server before the kept one is shown, in milliseconds. */
const PATIENCE_MS = 3000;
const FILES_AT_ONCE = 4;
const NEVER_KEPT = /^\/(api|rt|metrics|healthz|readyz)(\/|$)|^\/sw\.js$/;
/** Files that only some documents need: kept when one of them did. */
const KEPT_WHEN_USED = /^\/pdfjs\//;

/** What the shell takes from its surroundings; tests bring their own. */
export type ShellParts = {
  version: string;
  /** Addresses of all files that make a page of this version; `/` is the page itself. */
  files: readonly string[];
  caches: Pick<CacheStorage, 'open' | 'keys' | 'delete'>;
  fetch: (request: Request | string) => Promise<Response>;
  patienceMs?: number;
};

/** Makes the product's own files of one version on the device. What is asked of the server itself never passes through them. */
export function createShell({ version, files, caches, fetch, ...rest }: ShellParts) {
  const patienceMs = rest.patienceMs ?? PATIENCE_MS;
  const name = PREFIX + version;
  const own = new Set(files);

  async function kept(address: string): Promise<Response | undefined> {
    // `Vary` speaks of encodings, which are undone by now.
    return (await caches.open(name)).match(address, { ignoreVary: true });
  }

  /** The page from the server, so that a new version is seen at once; the kept one when that takes too long or fails. */
  async function page(request: Request): Promise<Response> {
    const fromServer = fetch(request).then((answer) => (answer.status >= 502 ? null : answer));
    const soon = await Promise.race([fromServer.catch(() => null), after(patienceMs)]);
    return soon ?? (await kept('/')) ?? (await fromServer) ?? Response.error();
  }

  async function file(request: Request, path: string): Promise<Response> {
    const here = await kept(path);
    if (here) return here;
    const answer = await fetch(request);
    if (answer.ok && KEPT_WHEN_USED.test(path))
      await (await caches.open(name)).put(path, answer.clone()).catch(() => undefined);
    return answer;
  }

  return {
    /** Fetches all files, a few at a time: the person reads meanwhile. Rejects when one is missing, and is tried again later. */
    async fill(): Promise<void> {
      const cache = await caches.open(name);
      const left = [...files];
      const fetchNext = async () => {
        for (let address = left.shift(); address !== undefined; address = left.shift()) {
          if (await cache.match(address, { ignoreVary: true })) continue;
          const answer = await fetch(address);
          if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
          await cache.put(address, answer);
        }
      };
      await Promise.all(Array.from({ length: FILES_AT_ONCE }, fetchNext));
    },

    /** Drops the files of all other versions. */
    async dropOlder(): Promise<void> {
      for (const other of await caches.keys())
        if (other.startsWith(PREFIX) && other !== name) await caches.delete(other);
    },

    /** Whether a request is the shell's to answer. All others go to the server as if there were no shell. */
    answers({ url, method, mode }: Pick<Request, 'url' | 'method' | 'mode'>, origin: string) {
      const { origin: from, pathname } = new URL(url);
      if (method !== 'GET' || from !== origin || NEVER_KEPT.test(pathname)) return false;
      return mode === 'navigate' || own.has(pathname) || KEPT_WHEN_USED.test(pathname);
    },

    /** The answer to a request that is the shell's. */
    answer: (request: Request): Promise<Response> =>
      request.mode === 'navigate' ? page(request) : file(request, new URL(request.url).pathname),
  };
}

function after(ms: number): Promise<null> {
  return new Promise((resolve) => setTimeout(() => resolve(null), ms));
}
