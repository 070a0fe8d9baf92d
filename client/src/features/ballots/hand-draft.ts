import type { HandFigures } from '#contract/live/hand-count.ts';
import type { Choice, MeetingFrame, OpenBallot } from '#contract/live/state.ts';

/** A count of hands as it is typed. */
export type HandDraft = Record<Choice, string> & { chairChoice: Choice | null };

/** Nothing typed yet. */
export const emptyHands: HandDraft = { for: '', against: '', abstain: '', chairChoice: null };

/** What is typed as figures; null while one is missing: a zero is counted too, and so is said. */
export function figuresOf(draft: HandDraft): HandFigures | null {
  if ([draft.for, draft.against, draft.abstain].includes('')) return null;
  const isEqual = Number(draft.for) === Number(draft.against);
  return {
    for: Number(draft.for),
    against: Number(draft.against),
    abstain: Number(draft.abstain),
    chairChoice: isEqual ? draft.chairChoice : null,
  };
}

/** Whether the chair's side must be known: both sides are equal, the rule lets the chair decide, and the chair votes. */
export function needsChairSide(
  draft: HandDraft,
  { voters }: Pick<OpenBallot, 'voters'>,
  { rules, participants }: Pick<MeetingFrame, 'rules' | 'participants'>,
): boolean {
  const figures = figuresOf(draft);
  const chair = participants.find(({ roles }) => roles.includes('chair'));
  return (
    figures !== null &&
    figures.for === figures.against &&
    figures.for > 0 &&
    rules.decision.tie === 'chair' &&
    chair !== undefined &&
    voters.includes(chair.userId)
  );
}
