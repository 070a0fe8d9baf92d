import { reportMediaNodes } from '../media-nodes.ts';

/** Prints how long two pages miss each other while their media node is drained, and after it was killed; `ROUNDS` (5) of each. */
export function nodes(): Promise<void> {
  return reportMediaNodes(Number(process.env.ROUNDS ?? 5));
}
