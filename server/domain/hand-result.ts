import type { HandFigures } from '#contract/live/hand-count.ts';
import type { BallotResult } from '#contract/live/state.ts';
import type { DecisionRule } from '#contract/meeting-rules.ts';
import { countedResult, settledByChair } from './majority.ts';

/** How many hands were counted in all. */
export function handsCounted(figures: HandFigures): number {
  return figures.for + figures.against + figures.abstain;
}

/** True when two persons counted the same; the chair's side belongs to it where it decides. */
export function agree(a: HandFigures, b: HandFigures, isChairDecisive: boolean): boolean {
  const isSame = a.for === b.for && a.against === b.against && a.abstain === b.abstain;
  return isSame && (!isChairDecisive || a.chairChoice === b.chairChoice);
}

/**
 * The result of a show of hands by the same rule, base and rule of ties as any other vote: where two equal halves stand against
 * each other, the chair's side decides as both counted it, and where the chair's hand was on neither, nothing but the tie.
 */
export function handResult(rule: DecisionRule, base: number, figures: HandFigures): BallotResult {
  const { chairChoice, ...counts } = figures;
  const counted = countedResult(rule, base, counts);
  return settledByChair(counted, chairChoice);
}
