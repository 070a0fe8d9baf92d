import type { UserId } from '#contract/ids.ts';
import type { Slip } from '#contract/secret-ballots/slip.ts';

/** Sealed ballots that were opened: whose were received, the valid slips sorted by code, and how many were not valid. */
export type CountedTally = {
  kind: 'counted';
  received: ReadonlySet<UserId>;
  slips: readonly Slip[];
  spoiled: number;
};

/** What came of counting a secret ballot; without its key nothing ever will. */
export type SecretTally = CountedTally | { kind: 'keyLost' };

/**
 * Tallies what was in the envelopes of these voters, in whatever order; null is one that did not open. Slips that bear the same
 * code are spoiled together: codes are random, so their makers arranged it, and a published code must be one voter's alone.
 */
export function tallySlips(opened: ReadonlyMap<UserId, Slip | null>): CountedTally {
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
