import { refuse } from '#contract/errors.ts';
import type { NotificationContent } from '#contract/http/notifications.ts';
import type { PaperRequest } from '#contract/http/papers.ts';
import type { PaperRequestId, UserId } from '#contract/ids.ts';
import type { Actor } from '#server/domain/actor.ts';
import { decidePaper, type PaperAct, type PaperStage } from '#server/domain/decide-paper.ts';
import type { PaperParts, PaperService } from './paper-service.ts';
import { noteOfPaper, paperFacts } from './paper-trail.ts';
import type { AuditNote } from './ports/audit.ts';
import type { Framing } from './ports/framing.ts';
import type { StoredPaper } from './ports/papers.ts';

/** Moves papers on: submitted by their unit, approved or returned by who prepares the meeting, withdrawn. */
export type PaperDecisions = ReturnType<typeof createPaperDecisions>;

/** Makes the service of what becomes of papers. Each step is told to whom it concerns, and written into the log. */
export function createPaperDecisions(
  parts: Omit<PaperParts, 'documentClock'> & {
    paperService: Pick<PaperService, 'show'>;
    framing: Framing;
  },
) {
  const { papers, access, clock, framing } = parts;
  const { show } = parts.paperService;

  async function move(
    actor: Actor,
    requestId: PaperRequestId,
    version: number,
    actOn: (paper: StoredPaper) => PaperAct,
  ): Promise<PaperRequest> {
    const action = 'paper.review' as const;
    const paper = await papers.find(requestId);
    if (!paper) throw refuse('NOT_FOUND', 'paper');
    const act = actOn(paper);
    await access.requireOf(actor, { requestId }, act.kind === 'submit' ? 'paper.prepare' : action);
    if (paper.phase === 'ended') throw refuse('WRONG_STATE', 'meeting-ended');
    if (paper.version !== version) throw await stale(requestId);
    const deed = { by: actor.userId, at: clock.now() };
    const stage = decidePaper(paper, act, deed);
    const isDone = await papers.move(
      {
        requestId,
        version,
        documentIds: paper.documents.map(({ documentId }) => documentId),
        stage,
        at: deed.at,
      },
      {
        note: noteOfPaper(actor, `paper.${act.kind}`, requestId, detailOf(paper, stage)),
        notice: { to: await toldOf(paper, act, actor.userId), content: contentOf(paper, stage) },
      },
    );
    if (!isDone) throw await stale(requestId);
    if (stage.state === 'approved') await framing.reframe(paper.meetingId, actor.userId);
    return show(requestId);
  }

  /** What was not done because somebody else was quicker, as a refusal that carries what is stored. */
  async function stale(requestId: PaperRequestId) {
    return refuse('STALE_VERSION', 'paper-changed', { current: await show(requestId) });
  }

  /** A submission is told to who prepares the meeting, all else to the unit; nobody of what they did themselves. */
  async function toldOf(paper: StoredPaper, act: PaperAct, actorId: UserId): Promise<UserId[]> {
    const told =
      act.kind === 'submit'
        ? [paper.secretaryId, paper.askedById]
        : await papers.preparersOf(paper.unitId);
    return told.filter((userId) => userId !== actorId);
  }

  return {
    /** Submits a paper with all its files; after it was due with a reason alone. */
    submit: (
      actor: Actor,
      requestId: PaperRequestId,
      { version, lateReason = '' }: { version: number; lateReason?: string | undefined },
    ) =>
      move(actor, requestId, version, ({ documents }) => ({
        kind: 'submit',
        documents: documents.length,
        unready: unreadyOf(documents),
        lateReason,
      })),

    /** Approves what was submitted: its documents come to the item, and into the meeting when that was released. */
    approve: (actor: Actor, requestId: PaperRequestId, { version }: { version: number }) =>
      move(actor, requestId, version, ({ documents }) => ({
        kind: 'approve',
        unready: unreadyOf(documents),
      })),

    /** Returns what was submitted, with a reason that the unit reads. */
    returnForChanges: (
      actor: Actor,
      requestId: PaperRequestId,
      { version, reason }: { version: number; reason: string },
    ) => move(actor, requestId, version, () => ({ kind: 'return', reason })),

    /** Takes a request back; what the unit has uploaded for it goes with it. */
    withdraw: (actor: Actor, requestId: PaperRequestId, { version }: { version: number }) =>
      move(actor, requestId, version, () => ({ kind: 'withdraw' })),
  };
}

/** How many documents have a newest file that nobody can read yet, or ever. */
function unreadyOf(documents: StoredPaper['documents']): number {
  return documents.filter(({ progress, newer }) => (newer?.progress ?? progress).state !== 'ready')
    .length;
}

function detailOf(
  { meetingId, unitId, documents }: StoredPaper,
  stage: PaperStage,
): NonNullable<AuditNote['detail']> {
  const facts = { meetingId, unitId, documents: documents.length };
  if (stage.state === 'submitted') return { ...facts, lateReason: stage.lateReason };
  if (stage.state === 'returned') return { ...facts, reason: stage.reason };
  return facts;
}

function contentOf(paper: StoredPaper, stage: PaperStage): NotificationContent {
  const facts = paperFacts(paper);
  switch (stage.state) {
    case 'submitted':
      return { kind: 'paperSubmitted', ...facts, isLate: stage.lateReason !== null };
    case 'returned':
      return { kind: 'paperReturned', ...facts, reason: stage.reason };
    case 'approved':
      return { kind: 'paperApproved', ...facts };
    case 'withdrawn':
      return { kind: 'paperWithdrawn', ...facts };
    case 'asked':
      return { kind: 'paperAsked', ...facts, dueAt: paper.dueAt.toISOString() };
  }
}
