import type { RouteName } from '#contract/http/routes.ts';
import type { ApiError } from './api-error.ts';
import type { Parts } from './request.ts';

/** An answer of the server from an earlier time, in ms since 1970. */
export type KeptAnswer = { answer: unknown; at: number };

/** Where answers of reading routes outlive the line. */
export type AnswerKeeper = {
  /** The present moment in the keeper's own counting. */
  moment(): number;
  /** Takes note of an answer to what was asked at a moment; what need not be read without a line is let go. */
  keep(name: RouteName, input: Parts, answer: unknown, askedAt: number): void;
  /** The last answer to the same question; null: there is none. */
  find(name: RouteName, input: Parts): Promise<KeptAnswer | null>;
  /** The server refused the question: what was kept of it goes when it is no longer this reader's to know. */
  refused(name: RouteName, input: Parts, error: ApiError): void;
};

let keeper: AnswerKeeper = {
  moment: () => 0,
  keep: () => undefined,
  find: async () => null,
  refused: () => undefined,
};

/** Sets where answers are kept; until then none are. */
export function keepAnswersIn(next: AnswerKeeper): void {
  keeper = next;
}

/** Where answers are kept. */
export function answerKeeper(): AnswerKeeper {
  return keeper;
}
