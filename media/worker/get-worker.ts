import { existsSync, rmSync } from 'node:fs';
import { chmod, mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type BuildProgress, buildWorker } from './build-worker.ts';
import { problemOfWorker } from './check-worker.ts';
import { downloadWorker } from './download-worker.ts';
import { cachedWorkerPath } from './recipe.ts';

/** What getting the worker asks of its caller. */
export type WorkerHelp = {
  /** Makes the compiler and the libraries available, or throws what is to be done. */
  installBuildPackages(): Promise<void>;
  /** Hears in a Vietnamese phrase what is being done. */
  say(what: string): void;
  onBuildProgress: BuildProgress;
};

/**
 * The path of a worker that runs here: the one named by MEDIASOUP_WORKER_BIN, the cached one, a downloaded one, else one
 * compiled from the package's sources. Whatever it is, it has been started once.
 */
export async function ensureWorker(help: WorkerHelp): Promise<string> {
  const named = process.env.MEDIASOUP_WORKER_BIN;
  if (named) {
    const problem = await problemOfWorker(named);
    if (problem) throw new Error(`MEDIASOUP_WORKER_BIN=${named} không chạy được: ${problem}`);
    return named;
  }
  const path = cachedWorkerPath();
  if (existsSync(path) && (await problemOfWorker(path)) === null) return path;
  const folder = `${dirname(path)}.${process.pid}`;
  const clear = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', clear);
  try {
    await keep((await tryDownload(folder, help)) ?? (await build(folder, help)), path);
    return path;
  } finally {
    process.off('exit', clear);
    clear();
  }
}

async function tryDownload(folder: string, help: WorkerHelp): Promise<string | null> {
  help.say('tải bản dựng sẵn');
  const downloaded = await downloadWorker(folder);
  if (!downloaded) return null;
  await chmod(downloaded, 0o755);
  const problem = await problemOfWorker(downloaded);
  if (!problem) return downloaded;
  help.say(`bản dựng sẵn không chạy trên máy này (${problem})`);
  return null;
}

async function build(folder: string, help: WorkerHelp): Promise<string> {
  await help.installBuildPackages();
  help.say('biên dịch từ mã nguồn, khoảng 3 phút');
  await rm(folder, { recursive: true, force: true });
  const built = await buildWorker(folder, help.onBuildProgress);
  const problem = await problemOfWorker(built);
  if (problem) throw new Error(`Chương trình vừa biên dịch không chạy được: ${problem}`);
  return built;
}

/** A rename at the end: another start sees a whole program or none. */
async function keep(program: string, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await rename(program, path);
}
