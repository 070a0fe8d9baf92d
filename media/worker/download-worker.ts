import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { release } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { mediasoupVersion } from './recipe.ts';

const RELEASES = 'https://github.com/versatica/mediasoup/releases/download';
const ANSWER_TIMEOUT_MS = 5_000;
const WHOLE_TIMEOUT_MS = 90_000;
const LARGEST_BYTES = 64 * 1024 * 1024;

const run = promisify(execFile);

/**
 * Fetches the worker that mediasoup's makers have built for this machine, and unpacks it into `folder`. Returns its path, or
 * null when the download doesn't answer within seconds or has none for this machine.
 * The address is the one of `downloadPrebuiltWorker` in mediasoup's npm-scripts.mjs.
 */
export async function downloadWorker(folder: string): Promise<string | null> {
  const base = process.env.MEDIASOUP_WORKER_PREBUILT_DOWNLOAD_BASE_URL ?? RELEASES;
  const kernel = process.platform === 'linux' ? `-kernel${release().split('.')[0]}` : '';
  const version = mediasoupVersion();
  const name = `mediasoup-worker-${version}-${process.platform}-${process.arch}${kernel}.tgz`;
  const bytes = await fetchSoon(`${base}/${version}/${name}`);
  if (!bytes) return null;
  await mkdir(folder, { recursive: true });
  const archive = join(folder, 'worker.tgz');
  await writeFile(archive, bytes);
  try {
    await run('tar', ['-xzf', archive, '-C', folder, '--no-same-owner', 'mediasoup-worker']);
  } catch {
    return null;
  } finally {
    await rm(archive, { force: true });
  }
  const path = join(folder, 'mediasoup-worker');
  return existsSync(path) ? path : null;
}

async function fetchSoon(url: string): Promise<Buffer | null> {
  const stop = new AbortController();
  const tooSlow = setTimeout(() => stop.abort(), ANSWER_TIMEOUT_MS);
  const tooLong = setTimeout(() => stop.abort(), WHOLE_TIMEOUT_MS);
  try {
    const answer = await fetch(url, { signal: stop.signal });
    clearTimeout(tooSlow);
    if (!answer.ok || Number(answer.headers.get('content-length')) > LARGEST_BYTES) return null;
    const bytes = Buffer.from(await answer.arrayBuffer());
    return bytes.length > LARGEST_BYTES ? null : bytes;
  } catch {
    return null;
  } finally {
    clearTimeout(tooSlow);
    clearTimeout(tooLong);
    stop.abort();
  }
}
