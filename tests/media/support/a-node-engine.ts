import { expect, vi } from 'vitest';
import type { MediaLog } from '#media/media-log.ts';
import {
  createRemoteEngine,
  type RemoteEngine,
  type RemoteEngineOptions,
} from '#media/node/remote-engine.ts';
import { type MediaNode, NODE_SECRET } from './media-nodes.ts';

const quiet: MediaLog = { info: () => {}, warn: () => {}, error: () => {} };

/** The engine of a server process over the nodes that register with this Redis. */
export function aNodeEngine(
  redisUrl: string,
  options: Partial<RemoteEngineOptions> = {},
): Promise<RemoteEngine> {
  return createRemoteEngine({
    redisUrl,
    secret: NODE_SECRET,
    peersPerNode: null,
    log: quiet,
    ...options,
  });
}

/** The ids of the nodes that answer an engine. */
export function nodeIds(engine: RemoteEngine): string[] {
  return engine.nodes().map(({ state }) => state.nodeId);
}

/** How many rooms of all servers a node has, as it told an engine; undefined when it does not answer. */
export function roomsOn(engine: RemoteEngine, node: MediaNode): number | undefined {
  return engine.nodes().find(({ state }) => state.nodeId === node.nodeId)?.state.counts.rooms;
}

/** Waits until exactly these nodes answer. */
export async function answering(engine: RemoteEngine, ...nodes: MediaNode[]): Promise<void> {
  const wanted = nodes.map((node) => node.nodeId).toSorted();
  await vi.waitFor(() => expect(nodeIds(engine).toSorted()).toEqual(wanted), { timeout: 30_000 });
}
