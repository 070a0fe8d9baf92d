import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { aMediaNode, type MediaNode, NODE_SECRET } from '#tests/media/support/media-nodes.ts';
import { aRedis } from '#tests/support/a-redis.ts';
import { openBrowser } from './browser.ts';
import { enterRunningMeeting } from './faults/faults.ts';
import { type Flow, longestPauseMs } from './faults/flow-page.ts';
import { inMilliseconds } from './percentiles.ts';
import { type Product, startProduct } from './product.ts';
import { steadyVoice } from './steady-voice.ts';

/** How long is watched from just before each fault on: far longer than any break that is to be seen. */
const WATCHED_MS = 12_000;
/** Two sites of the demo: each sees and hears the other. */
const SITES = ['binhhoa', 'candang'];

/** The longest time without a decoded picture and without genuine sound, at two sites, one entry per site and round. */
type Breaks = { sound: number[]; picture: number[] };

/**
 * Measures and prints how long two pages of the product are without each other's sound and picture while their media node is drained,
 * and after it was killed; beside them the longest pause of the same flow while nothing happens.
 */
export async function reportMediaNodes(rounds: number): Promise<void> {
  const redis = await aRedis();
  const nodes = [await aMediaNode(redis.url)];
  const product = await startProduct({
    settings: { REDIS_URL: redis.url, MEDIA_NODES: 'redis', MEDIA_NODE_SECRET: NODE_SECRET },
  });
  const folder = mkdtempSync(join(tmpdir(), 'nghi-su-voice-'));
  const voice = join(folder, 'voice.wav');
  writeFileSync(voice, steadyVoice(10));
  const browser = await openBrowser([`--use-file-for-fake-audio-capture=${voice}`]);
  /** Has a second node take over from the one there is, which ends in one way or the other. */
  const replace = async (end: (node: MediaNode) => Promise<void>) => {
    const old = nodes.pop();
    if (old) await end(old);
  };
  const another = async () => {
    const node = await aMediaNode(redis.url);
    nodes.unshift(node);
    await isKnown(product, node);
  };
  try {
    const pages: Page[] = [];
    for (const site of SITES) pages.push(await enterRunningMeeting(browser, product, site));
    await sleep(5_000);
    const quiet: Breaks = { sound: [], picture: [] };
    const drained: Breaks = { sound: [], picture: [] };
    const killed: Breaks = { sound: [], picture: [] };
    for (let round = 0; round < rounds; round += 1) {
      await watch(pages, quiet, async () => {});
      await another();
      await watch(pages, drained, () => replace((node) => node.terminate()));
      await another();
      await watch(pages, killed, () => replace((node) => node.kill()));
    }
    print('A media node is drained: longest break; goal 2 s', drained, quiet);
    print('A media node is killed: longest break; goal 5 s', killed, quiet);
  } finally {
    await browser.close();
    await product.close();
    for (const node of nodes) await node.kill();
    await redis.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function print(title: string, breaks: Breaks, quiet: Breaks): void {
  console.log(`\n${title} (bare: the same flow while nothing happens)`);
  for (const sense of ['sound', 'picture'] as const) {
    console.log(`  ${sense}: product ${inMilliseconds(breaks[sense])}`);
    console.log(`  ${sense}: bare    ${inMilliseconds(quiet[sense])}`);
  }
}

/** Waits until the server may place meetings on a node. */
async function isKnown({ url }: Product, { nodeId }: MediaNode): Promise<void> {
  const line = `media_node_up{node="${nodeId}"} 1`;
  while (!(await (await fetch(`${url}/metrics`)).text()).includes(line)) await sleep(50);
}

/** Watches the pages while something happens; a picture or sound that does not come back counts until the end. */
async function watch(pages: Page[], breaks: Breaks, fault: () => Promise<void>): Promise<void> {
  const from = Date.now();
  await sleep(1_000);
  const happened = fault();
  await sleep(WATCHED_MS - 1_000);
  const until = Date.now();
  for (const page of pages) {
    const { framesAt, soundAt } = await page.evaluate<Flow>('flow');
    breaks.picture.push(longestPauseMs(framesAt, { from, until }));
    breaks.sound.push(longestPauseMs(soundAt, { from, until }));
    await page.evaluate('flow.framesAt.length = 0, flow.soundAt.length = 0');
  }
  await happened;
}
