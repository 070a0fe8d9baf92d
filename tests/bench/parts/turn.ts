import { type BareBroadcast, measureBareBroadcast } from '../bare-broadcast.ts';
import { CROWDS, type Crowd, seedCrowd } from '../crowd.ts';
import { measurePageTurns, type PageTurns } from '../page-turns.ts';
import { inMilliseconds } from '../percentiles.ts';
import type { Product } from '../product.ts';
import { beside, listed, sum } from '../report.ts';

const TURNS = 40;
const TURN_ROUNDS = 2;

/** Prints how fast a page turn reaches crowds of followers. */
export async function turn(product: Product): Promise<void> {
  const crowd = await seedCrowd(product.pool, Math.max(...CROWDS));
  for (const size of CROWDS) await pageTurns(product, crowd, size);
}

async function pageTurns(product: Product, crowd: Crowd, size: number): Promise<void> {
  // Product and bare limit take turns; the first round of each warms connections and code.
  const rounds: { turns: PageTurns; bare: BareBroadcast }[] = [];
  for (let round = 0; round <= TURN_ROUNDS; round += 1) {
    const turns = await measurePageTurns(product, crowd, size, TURNS);
    rounds.push({ turns, bare: await measureBareBroadcast(turns.packet, size, TURNS) });
  }
  const measured = rounds.slice(1);
  const all = (of: (round: (typeof rounds)[number]) => readonly number[]) => measured.flatMap(of);
  beside(
    `Page turn, stored, → received by ${size} followers (bare: Socket.IO broadcast of the same bytes)`,
    all(({ turns }) => turns.receivedMs),
    all(({ bare }) => bare.receivedMs),
  );
  console.log(
    `  until stored and acknowledged: ${inMilliseconds(all(({ turns }) => turns.storedMs))}`,
  );
  const cpu = all(({ turns }) => [turns.cpuMs / TURNS]);
  const bareCpu = all(({ bare }) => [bare.cpuMs / TURNS]);
  console.log(
    `  server's processor time a turn: product ${listed(cpu)} ms, bare ${listed(bareCpu)} ms, ratio of sums ${(sum(cpu) / sum(bareCpu)).toFixed(2)}`,
  );
  console.log(
    `  server memory with ${size} followers: ${rounds.at(-1)?.turns.rssMegabytes.toFixed(0)} MB`,
  );
  beside(
    `${size} followers lose the line and come back at once, with their state (bare: as many connections)`,
    all(({ turns }) => turns.backMs),
    all(({ bare }) => bare.backMs),
  );
}
