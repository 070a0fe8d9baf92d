import { refuse } from '#contract/errors.ts';
import { LEAST_REASON_LENGTH } from '#contract/reasons.ts';

/**
 * The reason that is recorded with what is sent in, null when it comes in time. A paper that is sent after it was due goes in
 * with a reason alone: without one, or with one that explains nothing, it is refused (`late-reason-missing`).
 */
export function lateReasonFor(sent: {
  dueAt: Date;
  at: Date;
  reason: string | null;
}): string | null {
  if (sent.at.getTime() <= sent.dueAt.getTime()) return null;
  const reason = sent.reason?.trim() ?? '';
  if (reason.length < LEAST_REASON_LENGTH) throw refuse('WRONG_STATE', 'late-reason-missing');
  return reason;
}
