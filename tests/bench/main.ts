import { cpus, totalmem } from 'node:os';
import { measureBallots, measureBareInserts } from './ballots.ts';
import { type BareBroadcast, measureBareBroadcast } from './bare-broadcast.ts';
import { measureBareJoins } from './bare-join.ts';
import { measureCarrying } from './carry.ts';
import { type Crowd, seedCrowd } from './crowd.ts';
import { measureDocumentSearch } from './document-search.ts';
import { measureFloor } from './floor.ts';
import { measureInkLatency } from './ink-latency.ts';
import { measureJoins } from './join.ts';
import { measurePageTurns, type PageTurns } from './page-turns.ts';
import { measurePageWeight } from './page-weight.ts';
import { inMilliseconds, percentiles } from './percentiles.ts';
import { type Product, startProduct } from './product.ts';
import { measureReading } from './reading.ts';

const TURNS = 40;
const CROWDS = [100, 700];
const JOINS = 20;
const FLOOR_ROUNDS = 20;
const TURN_ROUNDS = 2;
/** As many as fit into what one address may ask of the server in a minute. */
const VOTE_ROUNDS = 2;

/** Prints a figure with its bare limit below and the ratio of their medians. */
function beside(title: string, measured: readonly number[], bare: readonly number[]): void {
  const ratio = percentiles(measured).p50 / percentiles(bare).p50;
  console.log(
    `\n${title}\n  product ${inMilliseconds(measured)}\n  bare    ${inMilliseconds(bare)}\n  ratio of medians ${ratio.toFixed(2)}`,
  );
}

async function runningMeeting({ pool }: Product): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(
    "select id from meeting where phase = 'running' limit 1",
  );
  if (!rows[0]) throw new Error('The demo has no running meeting.');
  return rows[0].id;
}

async function floor(product: Product): Promise<void> {
  const rounds = await measureFloor(product, await runningMeeting(product), FLOOR_ROUNDS);
  beside(
    'Floor given → the last of four screens names the speaker; goal: p95 500 ms (bare: a page shows a text of its own)',
    rounds.shownMs,
    rounds.bareMs,
  );
  console.log(
    `  → the speaker’s voice is at another site: ${inMilliseconds(rounds.heardMs)}\nFloor taken back → the last packet of the voice there; goal: 200 ms\n  product ${inMilliseconds(rounds.silentMs)}`,
  );
}

async function joins(product: Product): Promise<void> {
  const meetingId = await runningMeeting(product);
  const weight = await measurePageWeight(product.url, meetingId, product.password);
  for (const [name, part] of Object.entries(weight)) {
    console.log(
      `\nMeeting page, ${name}: ${part.requests} requests, ${kilobytes(part.bytes)} as sent, of it JavaScript ${kilobytes(part.scriptBytes)} (${kilobytes(part.scriptGzipBytes)} gzipped)`,
    );
    for (const script of part.scripts)
      console.log(`  ${kilobytes(script.bytes).padStart(9)} ${script.path}`);
  }
  const measured = await measureJoins(product.url, meetingId, product.password, JOINS);
  const bare = await measureBareJoins(JOINS);
  beside(
    `"Vào họp" → first remote frame decoded (bare: the least page with mediasoup)`,
    measured.fromClickMs,
    bare.fromClickMs,
  );
  console.log(`  failed: ${measured.failed} of ${2 * JOINS}`);
  beside(
    'Cold page → first remote frame decoded (bare: the same page, cold)',
    measured.coldMs,
    bare.coldMs,
  );
}

async function ink(product: Product): Promise<void> {
  const { productMs, bareMs } = await measureInkLatency(
    product.url,
    product.pool,
    product.password,
  );
  beside('Pen moved → picture with the line (bare: a line on an empty canvas)', productMs, bareMs);
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

/** Votes go through HTTPS, as in a real meeting: to a product of their own. */
async function votes(): Promise<void> {
  const product = await startProduct({ https: true });
  try {
    const crowd = await seedCrowd(product.pool, Math.max(...CROWDS));
    for (const size of CROWDS)
      for (const kind of ['open', 'secret'] as const) await ballots(product, crowd, size, kind);
  } finally {
    await product.close();
  }
}

async function search(product: Product): Promise<void> {
  const { pages, productMs, bareMs } = await measureDocumentSearch(product.url, product.pool);
  beside(
    `Search in ${pages} pages, over HTTP, with rights, ranks and snippets (bare: a plain select over the same index)`,
    productMs,
    bareMs,
  );
}

async function carrying(): Promise<void> {
  const seed = 1;
  const { pages, marks, compareMs, rightShare, misplaced, tally } = await measureCarrying(seed);
  console.log(
    `\nNew version of ${pages[0]} pages, ${pages[1]} now (seed ${seed}): compared by words and pictures in ${(compareMs / 1000).toFixed(1)} s; ${marks} notes carried, of those whose words are still there ${(100 * rightShare).toFixed(1)} % placed right; ${misplaced} of all placed wrong`,
  );
  for (const [kind, verdicts] of tally)
    console.log(`  ${kind}: ${[...verdicts].map(([name, n]) => `${name} ${n}`).join(', ')}`);
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const listed = (values: readonly number[]) => values.map((value) => value.toFixed(1)).join(', ');

function kilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} kB`;
}

const asked = process.argv.slice(2);
const wanted = (name: string) => asked.length === 0 || asked.includes(name);
console.log(
  `Machine: ${cpus().length} × ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, ${new Date().toISOString()}`,
);
if (wanted('carry')) await carrying();
const product = await startProduct();
try {
  console.log(`\nServer memory, idle: ${product.rssMegabytes().toFixed(0)} MB`);
  if (wanted('join')) await joins(product);
  if (wanted('floor')) await floor(product);
  if (wanted('ink')) await ink(product);
  if (wanted('search')) await search(product);
  if (['reading', 'packet', 'memory'].some(wanted)) await measureReading(product, wanted);
  if (wanted('turn')) {
    const crowd = await seedCrowd(product.pool, Math.max(...CROWDS));
    for (const size of CROWDS) await pageTurns(product, crowd, size);
  }
} finally {
  await product.close();
}
if (wanted('vote')) await votes();
