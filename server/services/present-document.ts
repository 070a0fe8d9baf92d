import type { ShownDetails } from '#contract/http/document-details.ts';
import type {
  AnyDocument,
  ConversionHindrance,
  FileProblem,
  LibraryDocument,
  MeetingDocument,
  OldEncoding,
  Recognition,
  VersionProgress,
} from '#contract/http/documents.ts';
import type {
  AgendaItemId,
  DocumentId,
  LibraryFolderId,
  UserId,
  VersionId,
} from '#contract/ids.ts';
import type { AccessRule } from '#server/domain/document-access.ts';
import type { FileKind } from '#server/domain/file-kind.ts';

/** How far a stored version is, each state with only its own fields. */
export type StoredProgress =
  | { state: 'queued'; ahead: number; hindrance?: ConversionHindrance }
  | { state: 'converting'; startedAt: Date }
  | { state: 'ready'; pageCount: number; pdfKey: string; oldEncoding?: OldEncoding }
  | { state: 'failed'; problem: FileProblem };

/** A version that came after the one shown and is not ready. */
export type NewerVersion = Pick<StoredFacts, 'versionId' | 'fileName' | 'progress'>;

/** A document of a meeting. */
export type StoredDocument = StoredFacts & { itemId: AgendaItemId };

/** A document of the library. */
export type StoredLibraryDocument = StoredFacts & { folderId: LibraryFolderId };

/** A document, wherever it belongs. */
export type StoredPaper = StoredDocument | StoredLibraryDocument;

/** True for a document of the library. */
export function isOfLibrary(paper: StoredPaper): paper is StoredLibraryDocument {
  return 'folderId' in paper;
}

/** A document with the version that is shown, as the store knows it: the newest that is ready, else the newest. */
type StoredFacts = {
  documentId: DocumentId;
  version: number;
  versionId: VersionId;
  title: string;
  /** Null while nothing is noted. */
  details: ShownDetails | null;
  fileName: string;
  fileKind: FileKind;
  sizeBytes: number;
  originalKey: string;
  uploadedById: UserId;
  uploadedBy: string;
  uploadedAt: Date;
  progress: StoredProgress;
  /** Null without scanned pages. */
  recognition: Recognition | null;
  newer: NewerVersion | null;
  isInternal: boolean;
  /** Who may read it and when. */
  rule: AccessRule;
  /** Why it was recalled; empty when it was not. */
  recallReason: string;
  /** True while it is held back: the paper of a unit that is not approved yet. */
  isHeld: boolean;
  /** The recorded reason of a document that came late, and when; null for one that came in time. */
  late: { reason: string; at: Date } | null;
};

/** Turns stored progress into what crosses the wire. */
export function presentProgress(progress: StoredProgress): VersionProgress {
  switch (progress.state) {
    case 'queued':
      return progress;
    case 'converting':
      return { state: 'converting', startedAt: progress.startedAt.toISOString() };
    case 'ready': {
      const { pdfKey: _, ...shown } = progress;
      return shown;
    }
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
 * Who is shown a document: `toPreparer`, who prepares the meeting or edits the library; `toUnit`, the unit that prepares this paper,
 * which sees how far its new version is and nothing of how it is handed out.
 */
type Viewer = { toPreparer: boolean; toUnit?: boolean };

/**
 * Turns a stored document into what crosses the wire: storage keys stay on the server, a version that is not ready is for those who
 * bring it, and how it is handed out is for those who prepare the meeting.
 */
export function presentDocument(stored: StoredDocument, to: Viewer): MeetingDocument {
  const { toPreparer } = to;
  return {
    ...presentFacts(stored, to),
    itemId: stored.itemId,
    ...(toPreparer && { handOut: presentHandOut(stored) }),
    ...(toPreparer && stored.recognition && { recognition: stored.recognition }),
  };
}

/** The same for a document of the library. */
export function presentLibraryDocument(stored: StoredLibraryDocument, to: Viewer): LibraryDocument {
  return { ...presentFacts(stored, to), folderId: stored.folderId };
}

/** The same for a document of which only its store knows where it belongs. */
export function presentPaper(paper: StoredPaper, to: Viewer): AnyDocument {
  return isOfLibrary(paper) ? presentLibraryDocument(paper, to) : presentDocument(paper, to);
}

function presentFacts(
  stored: StoredFacts,
  { toPreparer, toUnit = false }: Viewer,
): Omit<LibraryDocument, 'folderId'> {
  return {
    documentId: stored.documentId,
    version: stored.version,
    versionId: stored.versionId,
    title: stored.title,
    ...(stored.details && { details: stored.details }),
    fileName: stored.fileName,
    sizeBytes: stored.sizeBytes,
    uploadedAt: stored.uploadedAt.toISOString(),
    uploadedBy: stored.uploadedBy,
    progress: presentProgress(stored.progress),
    isInternal: stored.isInternal,
    ...((toPreparer || toUnit) &&
      stored.newer && {
        newer: {
          fileName: stored.newer.fileName,
          progress: presentProgress(stored.newer.progress),
        },
      }),
    ...(stored.late && { late: { ...stored.late, at: stored.late.at.toISOString() } }),
  };
}
