import type { DecisionRule } from '../meeting-rules.ts';
import type { Choice, OpenBallot } from './state.ts';

/**
 * True where two equal halves of the base stand against each other and more than half is asked: only then neither side has won, and
 * the rule of ties decides.
 */
export function isEvenSplit(
  { bound, numerator, denominator }: DecisionRule,
  base: number,
  counts: Pick<Record<Choice, number>, 'for' | 'against'>,
): boolean {
  const isHalf = counts.for * 2 === base && counts.against * 2 === base;
  return base > 0 && isHalf && bound === 'moreThan' && numerator * 2 === denominator;
}

/** True where the chair's side decides a show of hands that was counted so, with so many of its voters present. */
export function asksForChairSide(
  rule: DecisionRule,
  { voters, seats = voters.length }: Pick<OpenBallot, 'voters' | 'seats'>,
  present: number,
  counts: Pick<Record<Choice, number>, 'for' | 'against'>,
): boolean {
  const base = rule.base === 'members' ? seats : present;
  return rule.tie === 'chair' && isEvenSplit(rule, base, counts);
}
