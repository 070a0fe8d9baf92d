import { createRemoteEngine, type RemoteEngine } from '#media/node/remote-engine.ts';
import { workerPath } from '#media/worker/worker-path.ts';
import { aConference } from '#tests/media/support/a-conference.ts';
import { openBrowserDevices } from '#tests/media/support/browser-devices.ts';
import { aMediaNode, type MediaNode, NODE_SECRET } from '#tests/media/support/media-nodes.ts';
import { openSite, type Site } from '#tests/media/support/site.ts';
import { aRedis } from '#tests/support/a-redis.ts';
import { inMilliseconds } from './percentiles.ts';

/** How long is watched from each fault on: far longer than any break that is to be seen. */
const WATCHED_MS = 8_000;

/** The longest time without a new packet of sound and without a newly decoded picture, at two sites, one entry per site and round. */
type Breaks = { sound: number[]; picture: number[] };

/**
 * Measures and prints how long two sites in Chromium are without each other's sound and picture while their media node is drained, and
 * after it was killed; beside them the longest pause of the same flow while nothing happens.
 */
export async function reportMediaNodes(rounds: number): Promise<void> {
  process.env.MEDIASOUP_WORKER_BIN ??= workerPath();
  const redis = await aRedis();
  const devices = await openBrowserDevices();
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const engine = await createRemoteEngine({
    redisUrl: redis.url,
    secret: NODE_SECRET,
    peersPerNode: null,
    log,
  });
  const nodes: MediaNode[] = [];
  const start = async () => {
    const node = await aMediaNode(redis.url);
    nodes.push(node);
    while (!engine.nodes().some(({ state }) => state.nodeId === node.nodeId)) await pause(50);
  };
  const hall = await aConference({}, engine);
  try {
    await start();
    const sites = [await openSite(devices, hall), await openSite(devices, hall)];
    for (const site of sites)
      await site.page.evaluate(() => window.device.join('voice and picture', 640));
    await pause(3_000);
    const quiet: Breaks = { sound: [], picture: [] };
    const drained: Breaks = { sound: [], picture: [] };
    const killed: Breaks = { sound: [], picture: [] };
    for (let round = 0; round < rounds; round += 1) {
      await watch(sites, quiet, async () => {});
      await start();
      await watch(sites, drained, () => leave(engine, nodes, (node) => node.terminate()));
      await start();
      await watch(sites, killed, () => leave(engine, nodes, (node) => node.kill()));
    }
    print('A media node is drained: longest break; goal 2 s', drained, quiet);
    print('A media node is killed: longest break; goal 5 s', killed, quiet);
  } finally {
    await hall.close();
    await devices.close();
    for (const node of nodes) await node.kill();
    await redis.close();
  }
}

function print(title: string, breaks: Breaks, quiet: Breaks): void {
  console.log(`\n${title} (bare: the same flow while nothing happens)`);
  for (const sense of ['sound', 'picture'] as const) {
    console.log(`  ${sense}: product ${inMilliseconds(breaks[sense])}`);
    console.log(`  ${sense}: bare    ${inMilliseconds(quiet[sense])}`);
  }
}

/** Has the node that carries the meeting end, in one way or the other. */
async function leave(
  engine: RemoteEngine,
  nodes: MediaNode[],
  end: (node: MediaNode) => Promise<void>,
): Promise<void> {
  const busy = engine.nodes().find(({ ownRooms }) => ownRooms > 0)?.state.nodeId;
  const node = nodes.find(({ nodeId }) => nodeId === busy);
  if (!node) throw new Error('No node carries the meeting.');
  nodes.splice(nodes.indexOf(node), 1);
  await end(node);
}

async function watch(sites: Site[], breaks: Breaks, fault: () => Promise<void>): Promise<void> {
  const watching = sites.map((site) => longestBreaks(site));
  await pause(1_000);
  await fault();
  for (const { sound, picture } of await Promise.all(watching)) {
    breaks.sound.push(sound);
    breaks.picture.push(picture);
  }
}

/** Looks every 20 ms what a page has received; a consumer that is new counts from its first packet. */
function longestBreaks(site: Site): Promise<{ sound: number; picture: number }> {
  return site.page.evaluate(async (watchedMs) => {
    const begun = performance.now();
    const last = { sound: begun, picture: begun };
    const longest = { sound: 0, picture: 0 };
    const known = new Map<string, number>();
    let isFirst = true;
    while (performance.now() - begun < watchedMs) {
      for (const entry of await window.device.received()) {
        const sense = entry.source === 'camera' ? 'picture' : 'sound';
        const count = sense === 'picture' ? entry.framesDecoded : entry.packets;
        const now = performance.now();
        if (!isFirst && count > (known.get(entry.consumerId) ?? 0)) {
          longest[sense] = Math.max(longest[sense], now - last[sense]);
          last[sense] = now;
        }
        known.set(entry.consumerId, count);
      }
      isFirst = false;
      await new Promise((looked) => setTimeout(looked, 20));
    }
    for (const sense of ['sound', 'picture'] as const)
      longest[sense] = Math.max(longest[sense], performance.now() - last[sense]);
    return longest;
  }, WATCHED_MS);
}

const pause = (ms: number) => new Promise((waited) => setTimeout(waited, ms));
