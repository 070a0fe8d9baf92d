import type { BallotPlan } from '#contract/prepared-ballot.ts';
import type { CodesShownTo } from '#contract/secret-ballots/terms.ts';

/** How a vote is to be held, as a form holds it. */
export type PlanDraft = {
  question: string;
  seconds: number | null;
  /** Null: an open vote. */
  codesShownTo: CodesShownTo | null;
  publishesAtClose: boolean;
};

const STANDARD_SECONDS = 180;

/** The fewest characters of a question. */
export const LEAST_QUESTION_LENGTH = 3;

/** The form of a new vote: open, with the standard time, its result published with its end. */
export function newPlanDraft(question: string): PlanDraft {
  return {
    question: question.slice(0, 500),
    seconds: STANDARD_SECONDS,
    codesShownTo: null,
    publishesAtClose: true,
  };
}

/** The form of a plan that is there. */
export function draftOfPlan({
  question,
  seconds,
  secret,
  publishesAtClose,
}: BallotPlan): PlanDraft {
  return {
    question,
    seconds,
    codesShownTo: secret?.codesShownTo ?? null,
    publishesAtClose: publishesAtClose ?? false,
  };
}

/** The plan that a form says. */
export function planOfDraft(draft: PlanDraft): BallotPlan {
  const { codesShownTo, publishesAtClose, seconds } = draft;
  const plan = { question: draft.question.trim(), seconds };
  if (codesShownTo !== null) return { ...plan, secret: { codesShownTo } };
  return publishesAtClose ? { ...plan, publishesAtClose } : plan;
}
