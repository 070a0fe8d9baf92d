import type {
  ConversionHindrance,
  FileProblem,
  MeetingDocument,
  VersionProgress,
} from '#contract/http/documents.ts';
import type { AgendaItemId, DocumentId, UserId, VersionId } from '#contract/ids.ts';
import type { AccessRule } from '#server/domain/document-access.ts';
import type { FileKind } from '#server/domain/file-kind.ts';

/** How far a stored version is, each state with only its own fields. */
export type StoredProgress =
  | { state: 'queued'; hindrance?: ConversionHindrance }
  | { state: 'converting'; startedAt: Date }
  | { state: 'ready'; pageCount: number; pdfKey: string }
  | { state: 'failed'; problem: FileProblem };

/** A version that came after the one shown and is not ready. */
export type NewerVersion = Pick<StoredDocument, 'versionId' | 'fileName' | 'progress'>;

/** A document with the version that is shown, as the store knows it: the newest that is ready, else the newest. */
export type StoredDocument = {
  documentId: DocumentId;
  itemId: AgendaItemId;
  version: number;
  versionId: VersionId;
  title: string;
  fileName: string;
  fileKind: FileKind;
  sizeBytes: number;
  originalKey: string;
  uploadedById: UserId;
  uploadedBy: string;
  uploadedAt: Date;
  progress: StoredProgress;
  newer: NewerVersion | null;
  isInternal: boolean;
  /** Who may read it and when. */
  rule: AccessRule;
  /** Why it was recalled; empty when it was not. */
  recallReason: string;
};

function presentProgress(progress: StoredProgress): VersionProgress {
  switch (progress.state) {
    case 'queued':
      return progress;
    case 'converting':
      return { state: 'converting', startedAt: progress.startedAt.toISOString() };
    case 'ready':
      return { state: 'ready', pageCount: progress.pageCount };
    case 'failed':
      return { state: 'failed', problem: progress.problem };
  }
}

function presentHandOut({ rule, isInternal, recallReason }: StoredDocument) {
  return {
    audience: rule.audience,
    readFrom: rule.readFrom?.toISOString() ?? null,
    readUntil: rule.readUntil?.toISOString() ?? null,
    isInternal,
    recall: rule.recalledAt && { at: rule.recalledAt.toISOString(), reason: recallReason },
  };
}

/**
 * Turns a stored document into what crosses the wire: storage keys stay on the server, and how it is handed out is for those who
 * prepare the meeting.
 */
export function presentDocument(
  stored: StoredDocument,
  { toPreparer }: { toPreparer: boolean },
): MeetingDocument {
  return {
    documentId: stored.documentId,
    itemId: stored.itemId,
    version: stored.version,
    versionId: stored.versionId,
    title: stored.title,
    fileName: stored.fileName,
    sizeBytes: stored.sizeBytes,
    uploadedAt: stored.uploadedAt.toISOString(),
    uploadedBy: stored.uploadedBy,
    progress: presentProgress(stored.progress),
    isInternal: stored.isInternal,
    ...(toPreparer && { handOut: presentHandOut(stored) }),
    ...(stored.newer && {
      newer: {
        fileName: stored.newer.fileName,
        progress: presentProgress(stored.newer.progress),
      },
    }),
  };
}
