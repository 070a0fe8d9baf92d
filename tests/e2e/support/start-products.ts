import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { FullConfig } from '@playwright/test';
import { prepareOwnServer } from './own-server.ts';

const DATA_DIR = join(import.meta.dirname, '../../artefacts/data');

/** The variable that names the products of a run to its processes, parted by spaces. */
const PRODUCTS = 'NGHI_SU_E2E_PRODUCTS';

/**
 * Starts a product for each worker, with the demo district and data of its own, and ends them after the run. What they kept stays
 * until the next run, to look into. Two runs at once in one folder need data of their own: `NGHI_SU_E2E_DATA` names it.
 */
export default async function startProducts({ workers }: FullConfig): Promise<() => Promise<void>> {
  const dataDir = process.env.NGHI_SU_E2E_DATA ?? DATA_DIR;
  rmSync(dataDir, { recursive: true, force: true });
  const products = await Promise.all(
    Array.from({ length: workers }, (_, worker) => {
      const firstPort = 42_000 + 50 * worker;
      const mediaPorts = `${firstPort}-${firstPort + 49}`;
      return prepareOwnServer({ dataDir: join(dataDir, String(worker)), mediaPorts });
    }),
  );
  const close = async () => void (await Promise.all(products.map((product) => product.end())));
  try {
    await Promise.all(products.map((product) => product.start()));
  } catch (error) {
    await close();
    throw error;
  }
  process.env[PRODUCTS] = products.map(({ url }) => url).join(' ');
  return close;
}

/** Where the product of the worker is that runs in this process; undefined in the runner itself. */
export function productOfWorker(): string | undefined {
  return process.env[PRODUCTS]?.split(' ')[Number(process.env.TEST_PARALLEL_INDEX)];
}
