import { cpus } from 'node:os';

/** Measures the share of the machine's processors in use between two calls, 0–1; 0 at the first. */
export function createCpuMeter(): () => number {
  let before = times();
  let share = 0;
  return () => {
    const now = times();
    const total = now.total - before.total;
    // Within one tick of the machine's clock nothing can be said.
    if (total < 1_000) return share;
    share = 1 - (now.idle - before.idle) / total;
    before = now;
    return share;
  };
}

/** Milliseconds since the machine's start, over all processors. */
function times(): { idle: number; total: number } {
  const all = cpus().map(({ times: t }) => t);
  const idle = all.reduce((sum, t) => sum + t.idle, 0);
  const total = all.reduce((sum, t) => sum + t.idle + t.user + t.nice + t.sys + t.irq, 0);
  return { idle, total };
}
