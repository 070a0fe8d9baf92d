import type { DueState, PaperProgress, PaperRequest } from '#contract/http/papers.ts';
import type { UserId } from '#contract/ids.ts';
import type { StoredPaper } from './ports/papers.ts';

/** Turns a stored paper into what crosses the wire; `due` is how its due time stands now. */
export function presentPaper(stored: StoredPaper, due: DueState): PaperRequest {
  return {
    requestId: stored.requestId,
    version: stored.version,
    meetingId: stored.meetingId,
    meetingTitle: stored.meetingTitle,
    startsAt: stored.startsAt.toISOString(),
    itemId: stored.itemId,
    itemTitle: stored.itemTitle,
    unitId: stored.unitId,
    unitName: stored.unitName,
    title: stored.title,
    note: stored.note,
    askedAt: stored.askedAt.toISOString(),
    dueAt: stored.dueAt.toISOString(),
    due,
    progress: progressOf(stored),
    remindedAt: stored.remindedAt?.toISOString() ?? null,
    documents: stored.documents,
  };
}

function progressOf({ stage, names }: StoredPaper): PaperProgress {
  const nameOf = (by: UserId) => names.get(by) ?? '';
  switch (stage.state) {
    case 'asked':
      return { state: 'asked' };
    case 'submitted':
      return {
        state: 'submitted',
        submittedAt: stage.submitted.at.toISOString(),
        submittedBy: nameOf(stage.submitted.by),
        lateReason: stage.lateReason,
      };
    case 'returned':
      return {
        state: 'returned',
        returnedAt: stage.returned.at.toISOString(),
        returnedBy: nameOf(stage.returned.by),
        reason: stage.reason,
      };
    case 'approved':
      return {
        state: 'approved',
        submittedAt: stage.submitted.at.toISOString(),
        approvedAt: stage.approved.at.toISOString(),
        approvedBy: nameOf(stage.approved.by),
        lateReason: stage.lateReason,
      };
    case 'withdrawn':
      return { state: 'withdrawn', withdrawnAt: stage.withdrawn.at.toISOString() };
  }
}
