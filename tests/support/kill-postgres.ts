import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Kills the PostgreSQL below a data folder as a power failure would, and its keeper starts it again; resolves when that runs and the
 * server at `url` is ready again.
 */
export async function killPostgres(dataDir: string, url: string): Promise<void> {
  const file = join(dataDir, 'postgres', 'postmaster.pid');
  const killed = readFileSync(file, 'utf8').split('\n')[0];
  process.kill(Number(killed), 'SIGKILL');
  await until(async () => {
    const answer = await fetch(`${url}/readyz`);
    return answer.ok && readFileSync(file, 'utf8').split('\n')[0] !== killed;
  });
}

/** Looks again and again until it is so; a look that fails is one that says no. */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo().catch(() => false))) await new Promise((done) => setTimeout(done, 20));
}
