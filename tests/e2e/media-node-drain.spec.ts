import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, type Page, test } from '@playwright/test';
import { type Flow, noteFlow } from '#tests/bench/faults/flow-page.ts';
import { aMediaNode, type MediaNode, NODE_SECRET } from '#tests/media/support/media-nodes.ts';
import { aRedis, type TestRedis } from '#tests/support/a-redis.ts';
import { demoId } from '../../prisma/demo/demo-id.ts';
import { keepConnections, remotePorts } from './support/connections.ts';
import { type OwnServer, prepareOwnServer } from './support/own-server.ts';
import { button, enterRoom, expectMovingPictures, openDevice } from './support/room.ts';

test.describe.configure({ mode: 'serial' });

const meetingId = demoId('meeting running');
/** Who is in the meeting with microphone and camera. */
const WHO = ['chutri', 'binhhoa', 'anhoa'];
/** The ports for sound and picture of each node, by which a page shows where it is connected. */
const PORTS = ['43600-43619', '43620-43639', '43640-43659'];

let redis: TestRedis;
let server: OwnServer;
const nodes: MediaNode[] = [];
const pages: Page[] = [];

test.beforeAll(async ({ browser }) => {
  test.setTimeout(240_000);
  redis = await aRedis();
  await startNode();
  const settings = {
    REDIS_URL: redis.url,
    MEDIA_NODES: 'redis',
    MEDIA_NODE_SECRET: NODE_SECRET,
  };
  server = await prepareOwnServer({ settings });
  await server.start();
  for (const username of WHO) {
    const page = await openDevice(browser, server.url, username, { width: 1180, height: 760 });
    await page.addInitScript(noteFlow);
    await page.addInitScript(keepConnections);
    await page.addInitScript(noteReconnecting);
    await enterRoom(page, meetingId, 'full');
    pages.push(page);
  }
  for (const page of pages) await expectMovingPictures(page);
});

test.afterAll(async () => {
  for (const page of pages) await page.context().close();
  await server?.close();
  for (const node of nodes) await node.kill();
  await redis?.close();
});

/** Runs in the page before its scripts: counts how often it says that a line is lost, however shortly, as `reconnectingSaid`. */
function noteReconnecting(): void {
  let reconnectingSaid = 0;
  Object.assign(window, { reconnectingSaid });
  new MutationObserver(() => {
    if (!document.body?.textContent?.includes('Đang kết nối lại')) return;
    reconnectingSaid += 1;
    Object.assign(window, { reconnectingSaid });
  }).observe(document, { childList: true, subtree: true, characterData: true });
}

async function startNode(): Promise<MediaNode> {
  const ports = PORTS[nodes.length] ?? '';
  const node = await aMediaNode(redis.url, { MEDIA_PORT_RANGE: ports });
  nodes.push(node);
  return node;
}

/** Which of the nodes a page is connected to, by their numbers. */
async function nodesOf(page: Page): Promise<number[]> {
  const ports = await remotePorts(page);
  const at = (port: number) =>
    PORTS.findIndex((range) => {
      const [from = 0, to = 0] = range.split('-').map(Number);
      return port >= from && port <= to;
    });
  return [...new Set(ports.map(at))];
}

/** Waits until the server may place meetings on a node. */
async function isKnown(node: MediaNode): Promise<void> {
  const metrics = async () => (await fetch(`${server.url}/metrics`)).text();
  await expect.poll(metrics).toContain(`media_node_up{node="${node.nodeId}"} 1`);
}

const reconnectingSaid = (page: Page) => page.evaluate<number>('reconnectingSaid');

/** Waits until a page has decoded genuine sound of others, and pictures of theirs move. */
async function expectFlow(page: Page): Promise<void> {
  const since = Date.now();
  await expect
    .poll(async () => (await page.evaluate<Flow>('flow')).soundAt.filter((at) => at > since).length)
    .toBeGreaterThan(5);
  await expectMovingPictures(page);
}

test('a node is taken out of use in mid-meeting: all pages go to the next one, and none says that it lost anything', async () => {
  test.setTimeout(240_000);
  const [old] = nodes;
  if (!old) throw new Error('No node was started.');
  for (const page of pages) {
    await expectFlow(page);
    expect(await nodesOf(page)).toEqual([0]);
  }
  await isKnown(await startNode());
  const before = await Promise.all(pages.map(reconnectingSaid));
  const drain = ['media/node/main.ts', 'drain', old.nodeId];
  await promisify(execFile)(process.execPath, drain, {
    cwd: join(import.meta.dirname, '../..'),
    env: { ...process.env, REDIS_URL: redis.url, MEDIA_NODE_SECRET: NODE_SECRET },
  });
  // It ends by itself once it is empty.
  await expect.poll(() => old.process.exitCode, { timeout: 60_000 }).toBe(0);
  for (const page of pages) {
    await expectFlow(page);
    await expect.poll(() => nodesOf(page)).toEqual([1]);
    await expect(button(page, 'Tắt camera')).toBeVisible();
  }
  expect(await Promise.all(pages.map(reconnectingSaid))).toEqual(before);
});

test('a node is lost: all pages say so, and come back on another one by themselves', async () => {
  test.setTimeout(300_000);
  const [, current] = nodes;
  await isKnown(await startNode());
  const before = await Promise.all(pages.map(reconnectingSaid));
  await current?.kill();
  for (const [index, page] of pages.entries()) {
    await expect.poll(() => reconnectingSaid(page)).toBeGreaterThan(before[index] ?? 0);
    await expectFlow(page);
    expect(await nodesOf(page)).toEqual([2]);
    await expect(page.getByText(/^Đang kết nối lại/)).toHaveCount(0);
  }
});
