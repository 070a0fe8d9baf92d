import type { BallotMethod, Picks } from './ballot-method.ts';
import type { BallotChoice } from './state.ts';

// Without schemas: the voter's sheet needs these rules, and zod stays out of the browser's first chunks.

/** The most characters of an other opinion; a sealed ballot is padded to hold so many of any letters. */
export const LONGEST_OPINION = 300;

/** The most options of a vote. */
export const MOST_OPTIONS = 20;

/** Why marks don't fit the method of their ballot: the word of the refusal. */
export type PicksFault =
  | 'unknown-option'
  | 'option-twice'
  | 'too-many-options'
  | 'no-other-opinion'
  | 'other-opinion-empty';

/** What is wrong with marks by the method of their ballot; null for valid ones. */
export function picksFault(
  { options, atMost, otherOpinion }: BallotMethod,
  picks: Picks,
): PicksFault | null {
  if (picks.options.some((place) => place >= options.length)) return 'unknown-option';
  if (new Set(picks.options).size < picks.options.length) return 'option-twice';
  if (picks.other !== undefined && !otherOpinion) return 'no-other-opinion';
  if (picks.other?.trim() === '') return 'other-opinion-empty';
  return marksUsed(picks) > atMost ? 'too-many-options' : null;
}

/** What is wrong with a choice by the method of its ballot; null for one that fits. */
export function choiceFault(
  method: BallotMethod | undefined,
  choice: BallotChoice,
): PicksFault | 'other-method' | null {
  if (typeof choice === 'string') return method ? 'other-method' : null;
  return method ? picksFault(method, choice) : 'other-method';
}

/** How many of the marks that one has were used: an other opinion takes one; a blank ballot has used none. */
export function marksUsed({ options, other }: Picks): number {
  return options.length + (other === undefined ? 0 : 1);
}

/** The one form of a choice: marks in the order of the ballot, so that the same marks are the same text. */
export function canonicalChoice(choice: BallotChoice): BallotChoice {
  if (typeof choice === 'string') return choice;
  const { options, other } = choice;
  const sorted: Picks = { options: options.toSorted((a, b) => a - b) };
  return other === undefined ? sorted : { ...sorted, other: other.trim() };
}

/** A choice as one text, for rows and for what a device keeps: the word, or the marks as JSON. */
export function choiceText(choice: BallotChoice): string {
  return typeof choice === 'string' ? choice : JSON.stringify(choice);
}

/** What a text of `choiceText` says, for a schema to parse; throws for marks that are no JSON. */
export function readChoiceText(text: string): unknown {
  return text.startsWith('{') ? JSON.parse(text) : text;
}
