import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The password of all demo accounts in the browser tests. */
export const PASSWORD = 'mat-khau-kiem-thu';

/** Where the server under test is and keeps its data. */
export type Surroundings = { port: number; dataDir: string };

/**
 * Chooses port and folder once: the runner reads its configuration again in each of its processes, which inherit the choice
 * through the environment.
 */
export async function surroundings(): Promise<Surroundings> {
  process.env.NGHI_SU_E2E_PORT ??= String(await freePort());
  process.env.NGHI_SU_E2E_DATA ??= mkdtempSync(join(tmpdir(), 'nghi-su-e2e-'));
  return { port: Number(process.env.NGHI_SU_E2E_PORT), dataDir: process.env.NGHI_SU_E2E_DATA };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
