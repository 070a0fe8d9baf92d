import { refuse } from '#contract/errors.ts';
import type { CommentAnchor, CommentList, CommentThread } from '#contract/http/comments.ts';
import type {
  CommentId,
  CommentThreadId,
  DocumentId,
  MeetingId,
  VersionId,
} from '#contract/ids.ts';
import type { MeetingRole } from '#contract/roles.ts';
import type { Actor } from '#server/domain/actor.ts';
import {
  type CommentChange,
  edit,
  MAX_THREADS_PER_AUTHOR,
  type RuledThread,
  remove,
  reply,
  settle,
} from '#server/domain/comment-rules.ts';
import { can } from '#server/domain/permissions.ts';
import type { DocumentGate } from './document-gate.ts';
import { createListeners } from './listeners.ts';
import type { Clock } from './ports/clock.ts';
import type { CommentStore, NumberedThread } from './ports/comment-store.ts';
import type { MeetingAccess } from './ports/meeting-access.ts';

/** What the service works with. */
export type CommentParts = {
  gate: DocumentGate;
  access: Pick<MeetingAccess, 'rolesIn'>;
  comments: CommentStore;
  clock: Clock;
  onListenerError?: (error: unknown) => void;
};

type DocumentOrVersion = { documentId: DocumentId } | { versionId: VersionId };

/** A thread of a document, as its address names it. */
export type ThreadRef = { documentId: DocumentId; threadId: CommentThreadId };

/** Shared comments on documents: read by everybody who may read the document, closed with the meeting. */
export type CommentService = ReturnType<typeof createCommentService>;

/** Makes the service of shared comments. The author is the actor, always: no input names one. */
export function createCommentService({
  gate,
  access,
  comments,
  clock,
  onListenerError,
}: CommentParts) {
  const listeners =
    createListeners<[meetingId: MeetingId, documentId: DocumentId]>(onListenerError);

  /** Passes the gate of documents, refused as reading would be; answers who the actor is in that meeting. */
  async function pass(
    actor: Actor,
    thing: DocumentOrVersion,
    action: 'document.read' | 'comment.write' | 'comment.resolve',
  ): Promise<{ meetingId: MeetingId; roles: MeetingRole[] }> {
    const { meetingId } = await ('versionId' in thing
      ? gate.versionInMeeting(actor, thing.versionId, action)
      : gate.document(actor, thing.documentId, action));
    return { meetingId, roles: await access.rolesIn(actor, meetingId) };
  }

  async function requireWriting(
    actor: Actor,
    thing: DocumentOrVersion,
    action: 'comment.write' | 'comment.resolve',
  ): Promise<{ meetingId: MeetingId; roles: MeetingRole[] }> {
    const passed = await pass(actor, thing, action);
    if ((await comments.phaseOf(passed.meetingId)) === 'ended')
      throw refuse('WRONG_STATE', 'meeting-ended');
    return passed;
  }

  async function requireVersion(versionId: VersionId) {
    const version = await comments.versionOf(versionId);
    if (!version) throw refuse('NOT_FOUND', 'document');
    return version;
  }

  async function change(
    actor: Actor,
    { documentId, threadId }: ThreadRef,
    rule: (thread: RuledThread, roles: readonly MeetingRole[]) => CommentChange | null,
    action: 'comment.write' | 'comment.resolve' = 'comment.write',
  ): Promise<void> {
    const { meetingId, roles } = await requireWriting(actor, { documentId }, action);
    const isChanged = await comments.change(
      documentId,
      threadId,
      (thread) => rule(thread, roles),
      actor.userId,
      clock.now(),
    );
    if (isChanged) listeners.tell(meetingId, documentId);
  }

  return {
    /** Calls the listener with each document whose comments have changed. Returns the way to stop. */
    onChanged: listeners.add,

    /** Whether the actor may read the document now: asked for each who is told of its comments. */
    mayRead: (actor: Actor, documentId: DocumentId): Promise<boolean> =>
      gate.document(actor, documentId).then(
        () => true,
        () => false,
      ),

    /** The threads of the version's document, those of its other versions among them. */
    async list(actor: Actor, versionId: VersionId): Promise<CommentList> {
      const { meetingId, roles } = await pass(actor, { versionId }, 'document.read');
      const { documentId, number } = await requireVersion(versionId);
      const isOpen = (await comments.phaseOf(meetingId)) !== 'ended';
      const threads = await comments.threadsOf(documentId);
      return {
        meetingId,
        documentId,
        threads: threads.map((thread) => agedBy(thread, number)),
        mayWrite: isOpen && can({ unitRoles: [], meetingRoles: roles }, 'comment.write'),
        mayResolveAll: isOpen && maySettleAll(roles),
        mayExport: can({ unitRoles: [], meetingRoles: roles }, 'comment.export'),
      };
    },

    /** Begins a thread on a page, a passage or a clause; the same again changes nothing. */
    async open(
      actor: Actor,
      { versionId, threadId }: { versionId: VersionId; threadId: CommentThreadId },
      content: { commentId: CommentId; page: number; anchor: CommentAnchor; text: string },
    ): Promise<void> {
      const { meetingId } = await requireWriting(actor, { versionId }, 'comment.write');
      const { documentId, pageCount } = await requireVersion(versionId);
      if (pageCount === null) throw refuse('WRONG_STATE', 'not-ready');
      if (content.page > pageCount) throw refuse('BAD_INPUT', 'no-such-page');
      const outcome = await comments.open(
        { threadId, versionId, ...content },
        actor.userId,
        clock.now(),
        MAX_THREADS_PER_AUTHOR,
      );
      if (outcome === 'taken') throw refuse('CONFLICT', 'comment-elsewhere');
      if (outcome === 'too-many') throw refuse('TOO_LARGE', 'too-many-comments');
      if (outcome === 'stored') listeners.tell(meetingId, documentId);
    },

    /** Answers in a thread; the same again changes nothing. */
    reply: (actor: Actor, thread: ThreadRef, answer: { commentId: CommentId; text: string }) =>
      change(actor, thread, (found) => reply(found, answer, actor.userId)),

    /** Changes one's own comment while nobody has answered; STALE_VERSION when it was changed elsewhere. */
    edit: (
      actor: Actor,
      thread: ThreadRef,
      edited: { commentId: CommentId; version: number; text: string },
    ) => change(actor, thread, (found) => edit(found, edited, actor.userId)),

    /** Removes one's own comment; where answers follow, its place stays. */
    remove: (actor: Actor, thread: ThreadRef, removed: { commentId: CommentId; version: number }) =>
      change(actor, thread, (found) => remove(found, removed, actor.userId)),

    /** Marks a thread as resolved or opens it again. */
    settle: (actor: Actor, thread: ThreadRef, isResolved: boolean) =>
      change(
        actor,
        thread,
        (found, roles) =>
          settle(found, isResolved, { userId: actor.userId, maySettleAll: maySettleAll(roles) }),
        'comment.resolve',
      ),
  };
}

/** Who keeps the meeting settles everybody's threads. */
function maySettleAll(roles: readonly MeetingRole[]): boolean {
  return roles.includes('secretary') || roles.includes('chair');
}

function agedBy({ versionNumber, ...thread }: NumberedThread, number: number): CommentThread {
  const age = versionNumber === number ? 'same' : versionNumber < number ? 'earlier' : 'later';
  return { ...thread, age };
}
