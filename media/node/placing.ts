import type { NodeState } from './wire.ts';

/** A node as far as placing looks at it: how it said it is, and how many rooms this process has put there. */
export type Candidate = { state: NodeState; rooms: number };

/** A node that is busier than this takes no more peers while there is another. */
const FULL = 0.85;

/** How full a node is: its consumers by its capacity, or its processors, whichever is more; 1 is full. */
export function fullness({ state }: Candidate): number {
  return Math.max(state.counts.consumers / state.capacity, state.cpu);
}

/** True while a node takes peers without harm to those it has. */
export function hasSpace(candidate: Candidate): boolean {
  return fullness(candidate) < FULL;
}

/** The least busy of some nodes, of equals that with the fewest rooms; undefined when there is none. */
export function leastBusy<C extends Candidate>(candidates: readonly C[]): C | undefined {
  // In steps of a tenth: what hardly differs is shared by number.
  const rank = (candidate: C) => Math.round(fullness(candidate) * 10);
  return candidates.toSorted((a, b) => rank(a) - rank(b) || a.rooms - b.rooms)[0];
}
