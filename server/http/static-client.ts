import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { refuse } from '#contract/errors.ts';

const YEAR = 'public, max-age=31536000, immutable';
const DAY = 'public, max-age=86400';

/**
 * Serves the built client: files with a hash in their name are kept for a year, pages and the worker are asked for anew each time. Addresses
 * of pages all answer `index.html`; a missing file and an unknown address below /api do not. A `.br` or `.gz` beside a file is
 * sent to browsers that take it.
 */
export async function serveClient(app: FastifyInstance, folder: string | null): Promise<void> {
  const hasClient = folder !== null && existsSync(join(folder, 'index.html'));
  if (hasClient) {
    await app.register(fastifyStatic, {
      root: folder,
      schemaHide: true,
      preCompressed: true,
      cacheControl: false,
      setHeaders: (reply, path) => {
        const file = path.slice(folder.length);
        // A worker that a cache kept back would keep the whole product back.
        const isFresh = /(index\.html|sw\.js|manifest\.webmanifest)(\.br|\.gz)?$/.test(file);
        reply.header(
          'cache-control',
          isFresh ? 'no-cache' : file.startsWith('/assets/') ? YEAR : DAY,
        );
      },
    });
  }
  const hints = hasClient ? readHints(folder) : [];
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] ?? '';
    const isPage =
      request.method === 'GET' &&
      !/^\/(api|rt|metrics|healthz|readyz)(\/|$)/.test(path) &&
      !path.slice(path.lastIndexOf('/')).includes('.');
    if (!hasClient || !isPage) throw refuse('NOT_FOUND');
    const link = hints.find(([address]) => address.test(path))?.[1];
    if (link) reply.header('link', link);
    return reply.sendFile('index.html');
  });
}

/** The `Link` headers by the pattern of a page's address, from the client's own list of what its pages need. */
function readHints(folder: string): [address: RegExp, link: string][] {
  const path = join(folder, 'hints.json');
  if (!existsSync(path)) return [];
  const hints = z
    .record(z.string(), z.array(z.string()))
    .parse(JSON.parse(readFileSync(path, 'utf8')));
  return Object.entries(hints).map(([address, files]) => [
    new RegExp(address),
    files
      .map(
        (file) =>
          `<${file}>; rel=${file.endsWith('.css') ? 'preload; as=style; crossorigin' : 'modulepreload'}`,
      )
      .join(', '),
  ]);
}
