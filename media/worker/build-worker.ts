import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { MESON_OPTIONS, mediasoupFolder, SOURCE_EDITS } from './recipe.ts';

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
  for (const change of SOURCE_EDITS) edit(folder, change);
  await run(folder, 'meson', ['setup', ...MESON_OPTIONS, 'out', '.']);
  await run(folder, 'ninja', ['-C', 'out', 'mediasoup-worker'], (line) => {
    const step = /^\[(\d+)\/(\d+)\]/.exec(line);
    if (step) onProgress(Number(step[1]), Number(step[2]));
  });
  return join(folder, 'out', 'mediasoup-worker');
}

function edit(folder: string, { file, from, to }: (typeof SOURCE_EDITS)[number]): void {
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
    const end = () => child.kill();
    process.once('exit', end);
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
      process.off('exit', end);
      if (code === 0) resolve();
      else
        reject(
          new Error(`${command} ${args[0]} không thành công (mã ${code}):\n${last.join('\n')}`),
        );
    });
  });
}
