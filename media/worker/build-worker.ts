import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { mediasoupFolder } from './recipe.ts';

/** Debian packages that the build needs. */
export const BUILD_PACKAGES = [
  'meson',
  'ninja-build',
  'pkg-config',
  'g++',
  'libuv1-dev',
  'libssl-dev',
  'libsrtp2-dev',
  'libflatbuffers-dev',
  'flatbuffers-compiler',
  'libabsl-dev',
] as const;

/** Debian's meson is 1.0; the sources need nothing newer. */
const MESON_VERSION = {
  file: 'meson.build',
  from: "meson_version: '>= 1.1.0'",
  to: "meson_version: '>= 1.0.0'",
};
/**
 * The callback answers 1 to every control call. Debian's OpenSSL has kernel TLS and takes that 1 for "kernel TLS is on": the
 * worker then dies at the first DTLS handshake. So it must answer only where it is asked for a result.
 */
const BIO_CALLBACK = {
  file: 'src/RTC/DtlsTransport.cpp',
  from: '(operationType == BIO_CB_RETURN) ? static_cast<long>(ret) : 1',
  to: '((operationType & BIO_CB_RETURN) != 0) ? static_cast<long>(ret) : 1',
};

/** Hears how far the compiler is: so many of so many steps. */
export type BuildProgress = (done: number, total: number) => void;

/**
 * Compiles the worker from the sources of the mediasoup package, without network: `overlay/` stands in for the libraries that
 * its build would download and maps them to Debian's. Takes about 3 minutes on 2 cores. Returns the program's path below `folder`.
 */
export async function buildWorker(folder: string, onProgress: BuildProgress): Promise<string> {
  mkdirSync(folder, { recursive: true });
  cpSync(join(mediasoupFolder(), 'worker'), folder, { recursive: true });
  cpSync(join(import.meta.dirname, 'overlay'), join(folder, 'subprojects'), { recursive: true });
  for (const change of [MESON_VERSION, BIO_CALLBACK]) edit(folder, change);
  await run(folder, 'meson', [
    'setup',
    '--buildtype',
    'release',
    '-Db_ndebug=true',
    '--wrap-mode=nodownload',
    'out',
    '.',
  ]);
  await run(folder, 'ninja', ['-C', 'out', 'mediasoup-worker'], (line) => {
    const step = /^\[(\d+)\/(\d+)\]/.exec(line);
    if (step) onProgress(Number(step[1]), Number(step[2]));
  });
  return join(folder, 'out', 'mediasoup-worker');
}

function edit(folder: string, { file, from, to }: typeof BIO_CALLBACK): void {
  const path = join(folder, file);
  const before = readFileSync(path, 'utf8');
  if (before.split(from).length !== 2) {
    throw new Error(
      `mediasoup/worker/${file} không còn như cách biên dịch này biết; cần xem lại media/worker/build-worker.ts.`,
    );
  }
  writeFileSync(
    path,
    before.replace(from, () => to),
  );
}

function run(
  cwd: string,
  command: string,
  args: string[],
  onLine: (line: string) => void = () => undefined,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn('nice', [command, ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    const last: string[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        last.push(line);
        if (last.length > 30) last.shift();
        onLine(line);
      });
    }
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else
        reject(
          new Error(`${command} ${args[0]} không thành công (mã ${code}):\n${last.join('\n')}`),
        );
    });
  });
}
