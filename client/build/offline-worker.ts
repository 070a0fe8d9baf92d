import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin } from 'vite';

/** What no page needs from the device: lists for the server, compressed twins, the worker itself. */
const NOT_KEPT = /^(hints\.json|sw\.js)$|\.(br|gz|woff)$/;
/** What only some documents need is kept when one of them did. */
const KEPT_WHEN_USED = /^pdfjs\/(cmaps|iccs)\//;

/**
 * Builds `sw.js`, which keeps the product's own files on the device, with the list of these files written into it: every version of
 * the product has a worker of its own.
 */
export function offlineWorker(): Plugin {
  let folder = '';
  return {
    name: 'offline-worker',
    apply: 'build',
    configResolved(config) {
      folder = join(config.root, config.build.outDir);
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      async handler() {
        await build({
          root: import.meta.dirname,
          configFile: false,
          publicDir: false,
          logLevel: 'warn',
          define: { SHELL: JSON.stringify(shellOf(folder)) },
          build: {
            target: 'es2022',
            outDir: folder,
            emptyOutDir: false,
            lib: {
              entry: join(import.meta.dirname, '../worker/service-worker.ts'),
              formats: ['iife'],
              name: 'worker',
              fileName: () => 'sw.js',
            },
          },
        });
      },
    },
  };
}

/** The addresses of all files that make the product, and a name that changes when one of them does. */
function shellOf(folder: string): { version: string; files: string[] } {
  const hash = createHash('sha256');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((name) => !NOT_KEPT.test(name) && !KEPT_WHEN_USED.test(name))
    .sort();
  for (const name of files) hash.update(name).update(readFileSync(join(folder, name)));
  return {
    version: hash.digest('hex').slice(0, 12),
    files: files.map((name) => (name === 'index.html' ? '/' : `/${name}`)),
  };
}
