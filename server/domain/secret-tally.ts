import type { UserId } from '#contract/ids.ts';
import { choiceFault } from '#contract/live/ballot-choice.ts';
import type { BallotMethod } from '#contract/live/ballot-method.ts';
import type { CountedSlip, Slip } from '#contract/secret-ballots/slip.ts';

/**
 * Sealed ballots that were opened: whose were received, the valid slips sorted by code, how many were not valid, and what was
 * written on the valid ones, apart from them and sorted.
 */
export type CountedTally = {
  kind: 'counted';
  received: ReadonlySet<UserId>;
  slips: readonly CountedSlip[];
  otherOpinions: readonly string[];
  spoiled: number;
};

/** What came of counting a secret ballot; without its key nothing ever will. */
export type SecretTally = CountedTally | { kind: 'keyLost' };

/**
 * Tallies what was in the envelopes of these voters, in whatever order; null is one that did not open. A slip that is not of the
 * ballot's method is spoiled. Slips that bear the same code are spoiled together: codes are random, so their makers arranged it,
 * and a published code must be one voter's alone.
 */
export function tallySlips(
  opened: ReadonlyMap<UserId, Slip | null>,
  method?: BallotMethod,
): CountedTally {
  const valid = [...opened.values()].filter(
    (slip) => slip !== null && choiceFault(method, slip.choice) === null,
  ) as Slip[];
  const uses = Map.groupBy(valid, (slip) => slip.code);
  const slips = valid
    .filter((slip) => uses.get(slip.code)?.length === 1)
    .sort((a, b) => (a.code < b.code ? -1 : 1));
  return {
    kind: 'counted',
    received: new Set(opened.keys()),
    slips: slips.map(withoutText),
    otherOpinions: slips
      .flatMap(({ choice }) => (typeof choice === 'string' ? [] : (choice.other ?? [])))
      .sort(),
    spoiled: opened.size - slips.length,
  };
}

function withoutText({ code, choice }: Slip): CountedSlip {
  if (typeof choice === 'string') return { code, choice };
  const options = choice.options.toSorted((a, b) => a - b);
  return { code, choice: { options, ...(choice.other !== undefined && { other: true }) } };
}
