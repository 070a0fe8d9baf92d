import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { join, relative } from 'node:path';
import { z } from 'zod';

const OVERLAY = join(import.meta.dirname, 'overlay');

/** Changes to mediasoup's sources, each of which must match exactly once. */
export const SOURCE_EDITS = [
  // Debian's meson is 1.0; the sources need nothing newer.
  {
    file: 'meson.build',
    from: "meson_version: '>= 1.1.0'",
    to: "meson_version: '>= 1.0.0'",
  },
  // The callback answers 1 to every control call. Debian's OpenSSL has kernel TLS and takes that 1 for "kernel TLS is on": the
  // worker then dies at the first DTLS handshake. So it must answer only where it is asked for a result.
  {
    file: 'src/RTC/DtlsTransport.cpp',
    from: '(operationType == BIO_CB_RETURN) ? static_cast<long>(ret) : 1',
    to: '((operationType & BIO_CB_RETURN) != 0) ? static_cast<long>(ret) : 1',
  },
] as const;

/** How the build is set up: nothing is downloaded. */
export const MESON_OPTIONS = [
  '--buildtype',
  'release',
  '-Db_ndebug=true',
  '--wrap-mode=nodownload',
] as const;

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
  const hash = createHash('sha256').update(JSON.stringify([SOURCE_EDITS, MESON_OPTIONS]));
  const files = readdirSync(OVERLAY, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const file of files) {
    hash.update(relative(OVERLAY, file)).update('\0').update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 12);
}
