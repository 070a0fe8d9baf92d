import { copyFile, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ensureWorker } from './get-worker.ts';

/** Gets the worker and puts it at the given path, for an image: `node media/worker/install-worker.ts /usr/local/bin/mediasoup-worker`. */
async function installWorker(target: string): Promise<void> {
  const path = await ensureWorker({
    installBuildPackages: async () => undefined,
    say: (what) => console.log(what),
    onBuildProgress: (done, total) => {
      if (done % 20 === 0 || done === total) console.log(`[${done}/${total}]`);
    },
  });
  await mkdir(dirname(target), { recursive: true });
  await copyFile(path, target);
}

const target = process.argv[2];
if (!target) throw new Error('node media/worker/install-worker.ts <path>');
await installWorker(target);
