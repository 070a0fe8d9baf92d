import { describe, expect, it } from 'vitest';
import { type Candidate, fullness, hasSpace, leastBusy } from '#media/node/placing.ts';

/** A node with so many consumers of a hundred. */
function aNode(consumers: number, more: { cpu?: number; rooms?: number } = {}): Candidate {
  const counts = { workers: 1, workerRestarts: 0, rooms: 0, peers: 0, producers: 0, consumers };
  const state = { nodeId: 'n', draining: false, capacity: 100, cpu: more.cpu ?? 0, counts };
  return { state, rooms: more.rooms ?? 0 };
}

describe('placing of meetings', () => {
  it('takes the fuller of consumers and processors for how full a node is', () => {
    expect(fullness(aNode(30))).toBe(0.3);
    expect(fullness(aNode(30, { cpu: 0.6 }))).toBe(0.6);
    expect([hasSpace(aNode(84)), hasSpace(aNode(86)), hasSpace(aNode(0, { cpu: 0.9 }))]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('chooses the least busy node, and of nodes that hardly differ that with the fewest rooms', () => {
    const [busy, idle] = [aNode(60), aNode(10)];
    expect(leastBusy([busy, idle])).toBe(idle);
    const [many, few] = [aNode(11, { rooms: 3 }), aNode(13, { rooms: 1 })];
    expect(leastBusy([many, few])).toBe(few);
    expect(leastBusy([])).toBeUndefined();
  });
});
