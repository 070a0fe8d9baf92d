import type { AgendaItemId } from '#contract/ids.ts';
import type { BallotPlan } from '#contract/prepared-ballot.ts';
import type { CodesShownTo } from '#contract/secret-ballots/terms.ts';
import {
  draftFault,
  draftOfMethod,
  type MethodDraft,
  methodOf,
  newMethodDraft,
} from './method-draft.ts';
import { LONGEST_QUESTION } from './question.ts';

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
  /** The other items of a vote on several; kept meanwhile where it is secret, for such a vote is on one. */
  more: readonly AgendaItemId[];
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
    question: question.slice(0, LONGEST_QUESTION),
    method: newMethodDraft,
    seconds: STANDARD_SECONDS,
    codesShownTo: null,
    publishesAtClose: true,
    byHands: false,
    more: [],
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
  itemIds,
}: BallotPlan): PlanDraft {
  return {
    question,
    method: draftOfMethod(method),
    seconds,
    codesShownTo: secret?.codesShownTo ?? null,
    publishesAtClose: publishesAtClose ?? false,
    byHands: byHands ?? false,
    more: itemIds?.slice(1) ?? [],
  };
}

/** True when the vote may be on several items: it is open. */
export function mayBeBlock({ byHands, codesShownTo }: PlanDraft): boolean {
  return byHands || codesShownTo === null;
}

/** Under this many seconds, a hall can hardly choose and enter passwords too. */
const HASTY_SECONDS = 60;

/** True when the vote is secret and leaves little time to enter one's password, where the meeting asks for that. */
export function isHasty({ byHands, codesShownTo, seconds }: PlanDraft): boolean {
  return !byHands && codesShownTo !== null && seconds !== null && seconds < HASTY_SECONDS;
}

/** The plan that a form says, for a vote on the item, or on none. */
export function planOfDraft(draft: PlanDraft, itemId: AgendaItemId | null): BallotPlan {
  const { codesShownTo, publishesAtClose, seconds, more } = draft;
  const question = draft.question.trim();
  const isBlock = itemId !== null && mayBeBlock(draft) && more.length > 0;
  const block = isBlock && { itemIds: [itemId, ...more] };
  if (draft.byHands) return { question, seconds: null, byHands: true, ...block };
  const method = methodOf(draft.method);
  const plan = { question, seconds, ...(method && { method }), ...block };
  if (codesShownTo !== null) return { ...plan, secret: { codesShownTo } };
  return publishesAtClose ? { ...plan, publishesAtClose } : plan;
}
