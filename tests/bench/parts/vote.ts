import { measureBallots, measureBareInserts } from '../ballots.ts';
import { CROWDS, type Crowd, seedCrowd } from '../crowd.ts';
import { type Product, startProduct } from '../product.ts';
import { beside, listed, sum } from '../report.ts';

/** As many as fit into what one address may ask of the server in a minute. */
const VOTE_ROUNDS = 2;

/** Prints how fast crowds vote. Votes go through HTTPS, as in a real meeting: to a product of their own. */
export async function vote(): Promise<void> {
  const product = await startProduct({ https: true });
  try {
    const crowd = await seedCrowd(product.pool, Math.max(...CROWDS));
    for (const size of CROWDS)
      for (const kind of ['open', 'secret'] as const) await ballots(product, crowd, size, kind);
  } finally {
    await product.close();
  }
}

async function ballots(
  product: Product,
  crowd: Crowd,
  size: number,
  kind: 'open' | 'secret',
): Promise<void> {
  // Product and bare limit take turns; the first round of each warms connections and code.
  const rounds = [];
  for (let round = 0; round <= VOTE_ROUNDS; round += 1) {
    const rush = await measureBallots(product.url, crowd, size, kind);
    if (rush.counted !== size) throw new Error('A ballot is missing from the count.');
    rounds.push({ rush, bare: await measureBareInserts(product.pool, size) });
  }
  const measured = rounds.slice(1);
  beside(
    `${size} ${kind} ballots cast at once → each durably acknowledged (bare: as many guarded inserts)`,
    measured.flatMap(({ rush }) => rush.answeredMs),
    measured.flatMap(({ bare }) => bare.answeredMs),
  );
  const all = measured.map(({ rush }) => rush.allMs);
  const bareAll = measured.map(({ bare }) => bare.allMs);
  console.log(
    `  all of a round: product ${listed(all)} ms, bare ${listed(bareAll)} ms, ratio of sums ${(sum(all) / sum(bareAll)).toFixed(2)}; counted in ${listed(measured.map(({ rush }) => rush.closedMs))} ms`,
  );
}
