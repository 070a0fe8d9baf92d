import { pino } from 'pino';
import { workerPath } from '#media/worker/worker-path.ts';
import { type NodeSettings, readNodeSettings } from './node-settings.ts';
import { openRedisStore } from './redis-store.ts';
import { createRegistry } from './registry.ts';
import { runNode } from './run-node.ts';

const SILENT = { info() {}, warn() {}, error() {} };

/** Has another node drained: `npm run media-node -- drain ID`; without an ID, says which nodes there are. */
async function drainOther(settings: NodeSettings, nodeId: string | undefined): Promise<void> {
  const redis = await openRedisStore(settings.redisUrl, SILENT);
  const registry = createRegistry(redis);
  const nodes = (await registry.list()).map((node) => node.nodeId);
  if (nodeId !== undefined && nodes.includes(nodeId)) await registry.drain(nodeId);
  else console.log(`Nút truyền: ${nodes.join(', ') || 'không có'}`);
  await redis.close();
}

/** Runs until a signal: the first one drains the node and ends it then, a second ends it at once. */
async function run(settings: NodeSettings): Promise<void> {
  const log = pino({ level: settings.logLevel });
  const node = await runNode(settings, { workerBin: workerPath(), log });
  let signals = 0;
  const end = () => void node.close().then(() => process.exit(0));
  const drain = () => {
    signals += 1;
    if (signals > 1) return end();
    void node.drain().then(end);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, drain);
  // The set-up's process, which has started this one, was killed, or the terminal closed.
  process.on('SIGHUP', end);
  process.once('disconnect', end);
  void node.drainAsked.then(drain);
  console.log(`Nút truyền sẵn sàng: ${node.nodeId}`);
}

try {
  const settings = readNodeSettings(process.env);
  const [command, nodeId] = process.argv.slice(2);
  await (command === 'drain' ? drainOther(settings, nodeId) : run(settings));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
