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

/** Whether the chair's side must be known: both sides are equal, the rule lets the chair decide, and the chair votes. */
export function needsChairSide(
  draft: HandDraft,
  { voters }: Pick<OpenBallot, 'voters'>,
  { rules, participants }: Pick<MeetingFrame, 'rules' | 'participants'>,
): boolean {
  const chair = participants.find(({ roles }) => roles.includes('chair'));
  return (
    isCounted(draft) &&
    Number(draft.for) === Number(draft.against) &&
    Number(draft.for) > 0 &&
    rules.decision.tie === 'chair' &&
    chair !== undefined &&
    voters.includes(chair.userId)
  );
}
