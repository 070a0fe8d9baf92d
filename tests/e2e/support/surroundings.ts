import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

/** The password of all demo accounts in the browser tests. */
export const PASSWORD = 'mat-khau-kiem-thu';

const DATA_DIR = join(import.meta.dirname, '../../artefacts/data');

/** Where the server under test is and keeps its data. */
export type Surroundings = { port: number; dataDir: string };

/**
 * Chooses a free port and empties the folder, once: the runner reads its configuration again in each of its processes, which
 * inherit the choice through the environment. What the server kept stays until the next run, to look into. Two runs at once in
 * one folder need data of their own: `NGHI_SU_E2E_DATA` names it.
 */
export async function surroundings(): Promise<Surroundings> {
  const dataDir = process.env.NGHI_SU_E2E_DATA ?? DATA_DIR;
  if (process.env.NGHI_SU_E2E_PORT === undefined) {
    // What merely reads the configuration, as the search for unused files, takes nothing from a run beside it.
    if (process.argv.includes('test')) rmSync(dataDir, { recursive: true, force: true });
    process.env.NGHI_SU_E2E_PORT = String(await freePort());
  }
  return { port: Number(process.env.NGHI_SU_E2E_PORT), dataDir };
}

/** A TCP port that nothing listens on now. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
