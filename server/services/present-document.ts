import type {
  ConversionHindrance,
  FileProblem,
  MeetingDocument,
  VersionProgress,
} from '#contract/http/documents.ts';
import type { AgendaItemId, DocumentId, UserId, VersionId } from '#contract/ids.ts';
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

/** Turns a stored document into what crosses the wire: storage keys stay on the server. */
export function presentDocument(stored: StoredDocument): MeetingDocument {
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
    ...(stored.newer && {
      newer: {
        fileName: stored.newer.fileName,
        progress: presentProgress(stored.newer.progress),
      },
    }),
  };
}
