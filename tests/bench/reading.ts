import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureBareViewer, type ViewerFigures } from './bare-viewer.ts';
import { openBrowser } from './browser.ts';
import { fetchAtOnce } from './many-fetch.ts';
import { inMilliseconds, percentiles } from './percentiles.ts';
import type { Product } from './product.ts';
import { leafThrough, measureProductViewer } from './product-viewer.ts';
import { type Readers, seedReaders, uploadPaper } from './readers.ts';
import { longPaper, longScan } from './reading-files.ts';
import { startThinLine } from './thin-line.ts';

/** 8 Mbit/s with 40 ms there and back: what a commune's line gives. */
const LINE = { bytesPerSecond: 1_000_000, roundTripMs: 40 };
const PAPER_PAGES = 300;
const SCAN_PAGES = 120;
const FETCHERS = 60;
const OPENS = 10;
const PLAN = {
  jumps: [200, 45, 288, 120, 7, 251, 160, 77, 222, 33],
  restMs: 800,
};

type Bare = { port: number; close(): void };

async function startStatic(folder: string): Promise<Bare> {
  const server = fork(join(import.meta.dirname, 'bare-static-server.ts'), [folder]);
  const [port] = (await once(server, 'message')) as [number];
  return { port, close: () => server.disconnect() };
}

function print(title: string, product: readonly number[], bare: readonly number[]): void {
  const ratio = percentiles(product).p50 / percentiles(bare).p50;
  console.log(
    `\n${title}\n  product ${inMilliseconds(product)}\n  pdf.js  ${inMilliseconds(bare)}\n  ratio of medians ${ratio.toFixed(2)}`,
  );
}

/** The parts of the measurement. */
export type ReadingPart = 'reading' | 'packet' | 'memory';

/** Prints how fast documents are read on a thin line, beside pdf.js alone; how fast many fetch at once; what a reader's memory is. */
export async function measureReading(
  product: Product,
  isWanted: (part: ReadingPart) => boolean,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'nghi-su-reading-'));
  const readers = await seedReaders(product.pool, FETCHERS + 1);
  const upload = (name: string, bytes: Buffer) => uploadPaper(product.url, readers, name, bytes);
  const paper = {
    ...readers,
    ...(await upload('Báo cáo 300 trang.pdf', await longPaper(PAPER_PAGES))),
  };
  await keepClean(product, paper, join(folder, 'paper.pdf'));
  const bare = await startStatic(folder);
  try {
    if (isWanted('packet')) await measureThrough(product, bare, readers);
    if (isWanted('reading')) await onThinLine(product, bare, paper);
    if (isWanted('memory')) {
      await memoryOf(product, paper, `${PAPER_PAGES} pages`, PAPER_PAGES);
      const scan = { ...readers, ...(await upload('Bản quét.pdf', await longScan(SCAN_PAGES))) };
      await memoryOf(product, scan, `a scan of ${SCAN_PAGES} pages`, SCAN_PAGES);
    }
  } finally {
    bare.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Stores the very file that the product gives out, for pdf.js alone. */
type Paper = Readers & { versionId: string };

async function keepClean(product: Product, { tokens, versionId }: Paper, path: string) {
  const headers = { cookie: `nghi-su=${tokens[0]}` };
  const answer = await fetch(`${product.url}/api/versions/${versionId}/pdf`, { headers });
  writeFileSync(path, Buffer.from(await answer.arrayBuffer()));
}

async function measureThrough(product: Product, bare: Bare, readers: Readers): Promise<void> {
  const cookies = readers.tokens.slice(1).map((token) => `nghi-su=${token}`);
  const packet = `${product.url}/api/meetings/${readers.meetingId}/packet`;
  const from = performance.now();
  const made = await fetchAtOnce(packet, cookies.slice(0, 1));
  console.log(
    `\nPacket of ${(made.bytes / 1e6).toFixed(1)} MB made and fetched for the first time in ${(performance.now() - from).toFixed(0)} ms`,
  );
  const rates: { product: number[]; bare: number[] } = { product: [], bare: [] };
  // By turns, so that what else the machine does falls on both.
  const file = `http://127.0.0.1:${bare.port}/files/paper.pdf`;
  for (const address of [packet, file]) await fetchAtOnce(address, cookies.slice(0, 6));
  for (let run = 0; run < 3; run += 1) {
    const ours = await fetchAtOnce(packet, cookies);
    const theirs = await fetchAtOnce(file, cookies);
    rates.product.push(ours.megabytesPerSecond);
    rates.bare.push(theirs.megabytesPerSecond);
  }
  const [ours, theirs] = [percentiles(rates.product).p50, percentiles(rates.bare).p50];
  console.log(
    `${FETCHERS} people fetch it at once\n  product ${ours.toFixed(0)} MB/s\n  static  ${theirs.toFixed(0)} MB/s\n  ratio ${(ours / theirs).toFixed(2)} (goal: 0.7)`,
  );
}

function noFigures(): ViewerFigures {
  return { first: [], jumps: [], turns: [] };
}

function add(to: ViewerFigures, more: ViewerFigures): void {
  to.first.push(...more.first);
  to.jumps.push(...more.jumps);
  to.turns.push(...more.turns);
}

async function onThinLine(product: Product, bare: Bare, paper: Paper): Promise<void> {
  const browser = await openBrowser();
  const ours = await startThinLine(Number(new URL(product.url).port), LINE);
  const theirs = await startThinLine(bare.port, LINE);
  try {
    const reader = { ...paper, token: paper.tokens[1] ?? '' };
    const product = `http://localhost:${ours.port}`;
    const bareUrl = `http://localhost:${theirs.port}`;
    const figures = noFigures();
    const limit = noFigures();
    // By turns, so that what else the machine does falls on both.
    for (let open = 0; open < OPENS; open += 1) {
      const plan = open === OPENS - 1 ? PLAN : { ...PLAN, jumps: [] };
      add(figures, await measureProductViewer(browser, product, reader, plan));
      add(limit, await measureBareViewer(browser, bareUrl, 'paper.pdf', plan));
    }
    console.log('\nOn 8 Mbit/s with 40 ms, 300 pages, 33 MB:');
    print('Press on the agenda → first page drawn (goal: 700 ms)', figures.first, limit.first);
    print('Jump to any page → drawn (goal: 450 ms)', figures.jumps, limit.jumps);
    print('Turn to the next page → drawn', figures.turns, limit.turns);
  } finally {
    await browser.close();
    ours.close();
    theirs.close();
  }
}

async function memoryOf(
  product: Product,
  paper: Paper,
  what: string,
  pages: number,
): Promise<void> {
  const browser = await openBrowser();
  try {
    const session = await browser.newBrowserCDPSession();
    const memory = async () => {
      const { processInfo } = await session.send('SystemInfo.getProcessInfo');
      const renderers = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
      return Math.max(...renderers.map(rssMegabytes));
    };
    const reader = { ...paper, token: paper.tokens[2] ?? '' };
    const leafed = await leafThrough(browser, product.url, reader, pages, memory);
    const figure = (megabytes: number) => megabytes.toFixed(0);
    console.log(
      `\nLeafing through ${what}: ${inMilliseconds(leafed.turns)}\n  memory of the page's process: blank ${figure(leafed.blankMb)}, opened ${figure(leafed.openMb)}, most ${figure(leafed.mostMb)}, at the end ${figure(leafed.endMb)} MB; over a blank page ${figure(leafed.mostMb - leafed.blankMb)} MB (goal: 300)`,
    );
  } finally {
    await browser.close();
  }
}

function rssMegabytes(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
}
