import type { ConversionHindrance, FileProblem, OldEncoding } from '#contract/http/documents.ts';
import type { MeetingId, UserId, VersionId } from '#contract/ids.ts';
import type { FileKind } from '#server/domain/file-kind.ts';
import type { FileKey } from './file-store.ts';

/** A version taken for conversion; `startedAt` says whose turn it is, so that a turn given up can't write any more. */
export type ConversionTurn = {
  versionId: VersionId;
  originalKey: FileKey;
  fileKind: FileKind;
  startedAt: Date;
  /** How many turns the version has had with this one. */
  attempt: number;
};

/** How a turn ended. */
export type ConversionResult =
  | {
      state: 'ready';
      pdfKey: FileKey;
      pageCount: number;
      pageText: string;
      oldEncoding: OldEncoding | null;
    }
  | { state: 'failed'; problem: FileProblem }
  | { state: 'queued'; hindrance: ConversionHindrance | null };

/** Which versions wait for conversion, which are in hand, and what came of them. */
export interface ConversionQueue {
  /** Takes a queued version; null when it is not queued (any more). */
  take(versionId: VersionId, at: Date): Promise<ConversionTurn | null>;
  /** Writes how the turn ended, a refusal for secrecy with its audit entry; false when the turn had been given to another. */
  settle(turn: ConversionTurn, result: ConversionResult): Promise<boolean>;
  /** The originals of versions refused for secrecy that no other version is made of: they are to be deleted. */
  refusedOriginals(): Promise<FileKey[]>;
  /** The meeting and the uploader of a version that is ready; null when it is not ready, was removed or is the library's. */
  readyIn(versionId: VersionId): Promise<{ meetingId: MeetingId; uploadedById: UserId } | null>;
  /** Queues again what has been in conversion since before a moment, and names all that wait since before it. */
  takeUpAgain(before: Date): Promise<VersionId[]>;
}
