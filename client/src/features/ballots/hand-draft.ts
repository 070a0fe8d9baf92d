import { asksForChairSide } from '#contract/live/even-split.ts';
import type { HandFigures } from '#contract/live/hand-count.ts';
import type { Choice, MeetingFrame, OpenBallot } from '#contract/live/state.ts';

/** A count of hands as it is typed; `chairChoice` null: not said so far, which is not the same as no hand. */
export type HandDraft = Record<Choice, string> & { chairChoice: Choice | 'none' | null };

/** Nothing typed yet. */
export const emptyHands: HandDraft = { for: '', against: '', abstain: '', chairChoice: null };

/** What is typed as figures; null while one is missing, for a zero is counted too, or the chair's side where it is asked. */
export function figuresOf(draft: HandDraft, asksChairSide: boolean): HandFigures | null {
  const { chairChoice } = draft;
  if (!isCounted(draft) || (asksChairSide && chairChoice === null)) return null;
  return {
    for: Number(draft.for),
    against: Number(draft.against),
    abstain: Number(draft.abstain),
    chairChoice: asksChairSide && chairChoice !== 'none' ? chairChoice : null,
  };
}

function isCounted(draft: HandDraft): boolean {
  return ![draft.for, draft.against, draft.abstain].includes('');
}

/** Whether the chair's side must be known: it decides by the rule of ties, and the chair votes. */
export function needsChairSide(
  draft: HandDraft,
  ballot: Pick<OpenBallot, 'voters' | 'seats'>,
  present: number,
  { rules, participants }: Pick<MeetingFrame, 'rules' | 'participants'>,
): boolean {
  const figures = figuresOf(draft, false);
  const chair = participants.find(({ roles }) => roles.includes('chair'));
  return (
    figures !== null &&
    asksForChairSide(rules.decision, ballot, present, figures) &&
    chair !== undefined &&
    ballot.voters.includes(chair.userId)
  );
}
