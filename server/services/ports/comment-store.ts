import type { CommentAnchor, CommentThread } from '#contract/http/comments.ts';
import type { MeetingPhase } from '#contract/http/meetings.ts';
import type {
  CommentId,
  CommentThreadId,
  DocumentId,
  MeetingId,
  UserId,
  VersionId,
} from '#contract/ids.ts';
import type { CommentChange, RuledThread } from '#server/domain/comment-rules.ts';

/** A version as commenting needs it; `pageCount` is null while it is not ready. */
export type CommentedVersion = {
  documentId: DocumentId;
  number: number;
  pageCount: number | null;
};

/** A thread with the number of the version that it stands on. */
export type NumberedThread = Omit<CommentThread, 'age'> & { versionNumber: number };

/** A thread as it is begun. */
export type NewThread = {
  threadId: CommentThreadId;
  versionId: VersionId;
  page: number;
  anchor: CommentAnchor;
  commentId: CommentId;
  text: string;
};

/** Keeps shared comments. Every change writes its audit entry in the same transaction. */
export interface CommentStore {
  phaseOf(meetingId: MeetingId): Promise<MeetingPhase>;
  /** Null when there is no such version, or its document was removed. */
  versionOf(versionId: VersionId): Promise<CommentedVersion | null>;
  /** The threads of all versions of a document, by page and age. */
  threadsOf(documentId: DocumentId): Promise<NumberedThread[]>;
  /** The documents of a meeting that have threads, in the order of the agenda; and the meeting's title and unit. */
  commentedDocuments(meetingId: MeetingId): Promise<{
    meetingTitle: string;
    unitName: string;
    documents: { documentId: DocumentId; title: string; isInternal: boolean }[];
  }>;
  /** Begins a thread: `same` when it is there already, `taken` when one of its ids is somebody else's or of something else. */
  open(
    thread: NewThread,
    by: UserId,
    at: Date,
    limit: number,
  ): Promise<'stored' | 'same' | 'taken' | 'too-many'>;
  /**
   * Changes a thread of the document by a rule, while nobody else changes it; false when the rule leaves it as it is. Throws
   * NOT_FOUND when the document has no such thread, CONFLICT when the id of an answer is taken.
   */
  change(
    documentId: DocumentId,
    threadId: CommentThreadId,
    rule: (thread: RuledThread) => CommentChange | null,
    by: UserId,
    at: Date,
  ): Promise<boolean>;
}
