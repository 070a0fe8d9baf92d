import { cpus, totalmem } from 'node:os';
import { measureBallots, measureBareInserts } from './ballots.ts';
import { measureBareBroadcast } from './bare-broadcast.ts';
import { seedCrowd } from './crowd.ts';
import { measurePageTurns } from './page-turns.ts';
import { inMilliseconds, percentiles } from './percentiles.ts';
import { startProduct } from './product.ts';

const TURNS = 40;
const CROWDS = [100, 700];

/** Prints a figure with its bare limit below and the ratio of their medians. */
function beside(title: string, measured: readonly number[], bare: readonly number[]): void {
  const ratio = percentiles(measured).p50 / percentiles(bare).p50;
  console.log(
    `${title}\n  product ${inMilliseconds(measured)}\n  bare    ${inMilliseconds(bare)}\n  ratio of medians ${ratio.toFixed(2)}`,
  );
}

console.log(
  `Machine: ${cpus().length} × ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, ${new Date().toISOString()}`,
);
const product = await startProduct();
try {
  console.log(`\nServer memory, idle: ${product.rssMegabytes().toFixed(0)} MB`);
  const crowd = await seedCrowd(product.pool, Math.max(...CROWDS));
  for (const size of CROWDS) {
    let rss = 0;
    const turns = await measurePageTurns(product.url, crowd, size, TURNS, () => {
      rss = product.rssMegabytes();
    });
    const bare = await measureBareBroadcast(turns.packet, size, TURNS);
    console.log(`\nPage turn, until stored and acknowledged: ${inMilliseconds(turns.storedMs)}`);
    beside(
      `Page turn, stored, → received by ${size} followers (bare: Socket.IO broadcast of the same bytes)`,
      turns.receivedMs,
      bare,
    );
    console.log(`Server memory with ${size} followers: ${rss.toFixed(0)} MB`);
  }
  for (const size of CROWDS) {
    // The first vote warms the connections and the pool; the second is the figure.
    await measureBallots(product.url, crowd, size);
    const rush = await measureBallots(product.url, crowd, size);
    await measureBareInserts(product.pool, size);
    const bare = await measureBareInserts(product.pool, size);
    console.log('');
    beside(
      `${size} votes cast at once → each durably acknowledged (bare: as many plain inserts)`,
      rush.answeredMs,
      bare.answeredMs,
    );
    console.log(
      `  all: product ${rush.allMs.toFixed(0)} ms, bare ${bare.allMs.toFixed(0)} ms; counted ${rush.counted} of ${size}`,
    );
    if (rush.counted !== size) throw new Error('A ballot is missing from the count.');
  }
} finally {
  await product.close();
}
