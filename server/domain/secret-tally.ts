import type { UserId } from '#contract/ids.ts';
import type { Slip } from '#contract/secret-ballots/slip.ts';

/** What came of opening the sealed ballots of a vote: whose were received, the valid slips sorted by code, and the rest. */
export type SecretTally =
  | { kind: 'counted'; received: ReadonlySet<UserId>; slips: readonly Slip[]; spoiled: number }
  | { kind: 'keyLost' };

/**
 * Tallies what was in the envelopes of these voters, in whatever order; null is one that did not open. Slips that bear the same
 * code are spoiled together: codes are random, so their makers arranged it, and a published code must be one voter's alone.
 */
export function tallySlips(opened: ReadonlyMap<UserId, Slip | null>): SecretTally {
  const valid = [...opened.values()].filter((slip) => slip !== null);
  const uses = Map.groupBy(valid, (slip) => slip.code);
  const slips = valid
    .filter((slip) => uses.get(slip.code)?.length === 1)
    .sort((a, b) => (a.code < b.code ? -1 : 1));
  return {
    kind: 'counted',
    received: new Set(opened.keys()),
    slips,
    spoiled: opened.size - slips.length,
  };
}
