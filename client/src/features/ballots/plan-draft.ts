import type { BallotPlan } from '#contract/prepared-ballot.ts';
import type { CodesShownTo } from '#contract/secret-ballots/terms.ts';
import {
  draftFault,
  draftOfMethod,
  type MethodDraft,
  methodOf,
  newMethodDraft,
} from './method-draft.ts';

/** How a vote is to be held, as a form holds it. */
export type PlanDraft = {
  question: string;
  method: MethodDraft;
  seconds: number | null;
  /** Null: an open vote. */
  codesShownTo: CodesShownTo | null;
  publishesAtClose: boolean;
  /** A show of hands; what belongs to a vote on devices is kept meanwhile. */
  byHands: boolean;
};

const STANDARD_SECONDS = 180;

/** The fewest characters of a question. */
export const LEAST_QUESTION_LENGTH = 3;

/** True when nothing is missing in the form. */
export function isPlanWhole({ question, method, byHands }: PlanDraft): boolean {
  const isMethodWhole = byHands || draftFault(method) === null;
  return question.trim().length >= LEAST_QUESTION_LENGTH && isMethodWhole;
}

/** The form of a new vote: open, with the standard time, its result published with its end. */
export function newPlanDraft(question: string): PlanDraft {
  return {
    question: question.slice(0, 500),
    method: newMethodDraft,
    seconds: STANDARD_SECONDS,
    codesShownTo: null,
    publishesAtClose: true,
    byHands: false,
  };
}

/** The form of a plan that is there. */
export function draftOfPlan({
  question,
  method,
  seconds,
  secret,
  publishesAtClose,
  byHands,
}: BallotPlan): PlanDraft {
  return {
    question,
    method: draftOfMethod(method),
    seconds,
    codesShownTo: secret?.codesShownTo ?? null,
    publishesAtClose: publishesAtClose ?? false,
    byHands: byHands ?? false,
  };
}

/** The plan that a form says. */
export function planOfDraft(draft: PlanDraft): BallotPlan {
  const { codesShownTo, publishesAtClose, seconds } = draft;
  if (draft.byHands) return { question: draft.question.trim(), seconds: null, byHands: true };
  const method = methodOf(draft.method);
  const plan = { question: draft.question.trim(), seconds, ...(method && { method }) };
  if (codesShownTo !== null) return { ...plan, secret: { codesShownTo } };
  return publishesAtClose ? { ...plan, publishesAtClose } : plan;
}
