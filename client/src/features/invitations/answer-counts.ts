import type { Invitation } from '#contract/http/invitations.ts';

/** What an invited person has said so far. */
export type AnswerKind = 'confirmed' | 'absent' | 'silent';

/** The kind of a person's answer; a substitute comes, unless they say otherwise. */
export function kindOf({ answer, replaces }: Invitation): AnswerKind {
  return answer?.kind ?? (replaces === null ? 'silent' : 'confirmed');
}

/** How many have said what; each person counts once. */
export function countAnswers(invitations: readonly Invitation[]): Record<AnswerKind, number> {
  const counts = { confirmed: 0, absent: 0, silent: 0 };
  for (const invitation of invitations) counts[kindOf(invitation)] += 1;
  return counts;
}

/** Those whose substitute waits to be accepted. */
export function waitingForDecision(invitations: readonly Invitation[]): Invitation[] {
  return invitations.filter(
    ({ answer }) =>
      answer?.kind === 'absent' &&
      answer.standIn?.kind === 'substitute' &&
      answer.standIn.decision === 'waiting',
  );
}
