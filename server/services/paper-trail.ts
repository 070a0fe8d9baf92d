import type { PaperRequestId } from '#contract/ids.ts';
import type { Actor } from '#server/domain/actor.ts';
import type { AuditNote } from './ports/audit.ts';
import type { StoredPaper } from './ports/papers.ts';

/** What the audit log keeps of an act on a paper. */
export function noteOfPaper(
  actor: Actor,
  action: string,
  requestId: PaperRequestId,
  detail: NonNullable<AuditNote['detail']>,
): AuditNote {
  return { accountId: actor.userId, action, subject: `paper:${requestId}`, detail };
}

/** What every notice of a paper tells. */
export function paperFacts(paper: StoredPaper) {
  const { requestId, meetingId, meetingTitle, unitName, title } = paper;
  return { requestId, meetingId, meetingTitle, unitName, title };
}
