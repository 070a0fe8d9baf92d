import { measureDocumentSearch } from '../document-search.ts';
import type { Product } from '../product.ts';
import { beside } from '../report.ts';

/** Prints how fast papers are searched. */
export async function search(product: Product): Promise<void> {
  const { pages, productMs, bareMs } = await measureDocumentSearch(product.url, product.pool);
  beside(
    `Search in ${pages} pages, over HTTP, with rights, ranks and snippets (bare: a plain select over the same index)`,
    productMs,
    bareMs,
  );
}
