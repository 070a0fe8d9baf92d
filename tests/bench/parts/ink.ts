import { measureInkLatency } from '../ink-latency.ts';
import type { Product } from '../product.ts';
import { beside } from '../report.ts';

/** Prints how fast a line follows the pen. */
export async function ink(product: Product): Promise<void> {
  const { productMs, bareMs } = await measureInkLatency(
    product.url,
    product.pool,
    product.password,
  );
  beside('Pen moved → picture with the line (bare: a line on an empty canvas)', productMs, bareMs);
}
