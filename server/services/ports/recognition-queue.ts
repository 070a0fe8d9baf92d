import type { RecognisedLines } from '#contract/http/search.ts';
import type { VersionId } from '#contract/ids.ts';
import type { FileKey } from './file-store.ts';

/** A scanned page taken for recognition. */
export type RecognitionTurn = { versionId: VersionId; page: number; pdfKey: FileKey };

/** Which scanned pages wait for their words, and what was read on them. A page is tried twice; what was removed or recalled does not wait. */
export interface RecognitionQueue {
  /** Takes the first waiting page of a version that nobody has in hand; null when there is none. */
  take(versionId: VersionId, at: Date): Promise<RecognitionTurn | null>;
  /** Writes what was read, if it is more than the file itself has; null: it failed, and waits for its second try or is given up. */
  settle(turn: RecognitionTurn, lines: RecognisedLines | null): Promise<void>;
  /** Puts a page back as if it had not been taken. */
  release(turn: RecognitionTurn): Promise<void>;
  /** Marks all waiting pages as held up by a missing program, or those so marked as waiting again. */
  holdUp(isHeldUp: boolean): Promise<void>;
  /** True while versions wait for conversion or are in it: these go first. */
  isConverting(): Promise<boolean>;
  /** The versions with waiting pages, those of the next meetings first. */
  waiting(): Promise<VersionId[]>;
}
