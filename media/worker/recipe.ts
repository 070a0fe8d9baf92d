import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';

const HERE = import.meta.dirname;

/** The folder of the installed mediasoup package, with the worker's sources below it. */
export function mediasoupFolder(): string {
  const entry = createRequire(import.meta.url).resolve('mediasoup');
  return entry.slice(
    0,
    entry.lastIndexOf(join('node_modules', 'mediasoup')) + join('node_modules', 'mediasoup').length,
  );
}

/** The version of the installed mediasoup package: worker and library must be of one version. */
export function mediasoupVersion(): string {
  const read = JSON.parse(readFileSync(join(mediasoupFolder(), 'package.json'), 'utf8'));
  return z.object({ version: z.string() }).parse(read).version;
}

/**
 * Where the worker is kept: outside of the clone, so that a second clone needn't build again. The name changes with the version,
 * the machine and everything that the build does.
 */
export function cachedWorkerPath(): string {
  const cache =
    process.env.NGHI_SU_CACHE ??
    join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'nghi-su');
  const name = `${mediasoupVersion()}-${process.platform}-${process.arch}-${recipeHash()}`;
  return join(cache, 'mediasoup-worker', name, 'mediasoup-worker');
}

function recipeHash(): string {
  const hash = createHash('sha256');
  const overlay = readdirSync(join(HERE, 'overlay'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const file of [...overlay, join(HERE, 'build-worker.ts')]) {
    hash
      .update(file.slice(dirname(HERE).length))
      .update('\0')
      .update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 12);
}
