import type { AnswerText, InvitationAnswer } from '#contract/http/invitations.ts';
import type { UserId } from '#contract/ids.ts';

/** Who is to stand in for an absent person. */
export type StandInKind = 'none' | 'substitute' | 'proxy';

/** An absence as it is being written. */
export type AbsenceDraft = { reason: string; kind: StandInKind; personId: UserId | null };

/** What is missing in a draft. */
export type AbsenceProblem = 'reason' | 'person';

const SHORTEST_REASON = 3;

/** The draft that an answer is changed from. */
export function absenceDraft(answer: InvitationAnswer | null): AbsenceDraft {
  if (answer?.kind !== 'absent') return { reason: '', kind: 'none', personId: null };
  const { reason, standIn } = answer;
  return { reason, kind: standIn?.kind ?? 'none', personId: standIn?.userId ?? null };
}

/** Everything that keeps a draft from being sent; the server holds the same limits. */
export function problemsIn({ reason, kind, personId }: AbsenceDraft): Set<AbsenceProblem> {
  const problems = new Set<AbsenceProblem>();
  if (reason.trim().length < SHORTEST_REASON) problems.add('reason');
  if (kind !== 'none' && personId === null) problems.add('person');
  return problems;
}

/** What a draft without problems says. */
export function absenceIn({ reason, kind, personId }: AbsenceDraft): AnswerText {
  const standIn = kind === 'none' || personId === null ? null : { kind, userId: personId };
  return { kind: 'absent', reason: reason.trim(), standIn };
}
