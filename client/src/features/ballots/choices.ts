import { IconCircleCheck, IconCircleMinus, IconCircleX } from '@tabler/icons-react';
import type { BallotResult, Choice } from '#contract/live/state.ts';

/** The choices in the order of the ballot paper. */
export const CHOICES = ['for', 'against', 'abstain'] as const satisfies readonly Choice[];

/** The picture of a choice: meaning never comes by colour alone. */
export const CHOICE_ICON = {
  for: IconCircleCheck,
  against: IconCircleX,
  abstain: IconCircleMinus,
} as const;

/** The share of the rule's base in favour in per cent with one decimal and a comma: "80,6". */
export function percentFor(result: BallotResult, language: string): string {
  const share = result.base === 0 ? 0 : (result.for / result.base) * 100;
  return new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(share);
}
