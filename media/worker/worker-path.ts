import { existsSync } from 'node:fs';
import { cachedWorkerPath } from './recipe.ts';

/**
 * The SFU worker to run: the one named by MEDIASOUP_WORKER_BIN, else the one that the set-up has got. Throws in Vietnamese
 * when there is none.
 */
export function workerPath(env: Record<string, string | undefined> = process.env): string {
  const named = env.MEDIASOUP_WORKER_BIN;
  if (named) return named;
  const cached = cachedWorkerPath();
  if (existsSync(cached)) return cached;
  throw new Error(
    'Chưa có chương trình truyền hình và tiếng; hãy chạy lại: npm start (hoặc đặt MEDIASOUP_WORKER_BIN).',
  );
}
