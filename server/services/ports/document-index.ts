import type { RecognisedLines } from '#contract/http/search.ts';
import type {
  AgendaItemId,
  DocumentId,
  LibraryFolderId,
  MeetingId,
  UnitId,
  VersionId,
} from '#contract/ids.ts';
import type { Actor } from '#server/domain/actor.ts';
import type { AccessRule } from '#server/domain/document-access.ts';
import type { DocumentTsquery } from '#server/domain/document-tsquery.ts';

/** What narrows a search; null does not. A meeting or an item leaves the papers of the library out. */
export type DocumentFilter = {
  meetingId: MeetingId | null;
  itemId: AgendaItemId | null;
  unitId: UnitId | null;
  /** The meeting begins, or the paper of the library is dated (else uploaded), at or after `from` and before `to`. */
  from: Date | null;
  to: Date | null;
};

/** A place in the order of results, which begins with the highest score and, of equals, the newest. */
export type RankPlace = { score: number; atMs: number; documentId: DocumentId };

/** A document that answers a query, by its newest version that can be read; the best pages come first. */
export type RankedDocument = RankPlace & {
  versionId: VersionId;
  pages: number[];
  pagesMatched: number;
  home: DocumentHome;
};

/** What decides about a document: its meeting and the rule for its readers, or its folder alone. */
export type DocumentHome =
  | { kind: 'meeting'; meetingId: MeetingId; rule: AccessRule }
  | { kind: 'library'; folderId: LibraryFolderId };

/** What is shown of a document beside what was found in it. */
export type DescribedDocument = {
  documentId: DocumentId;
  title: string;
  fileName: string;
  pageCount: number;
  unitName: string;
  /** null: the document is of the library. */
  meeting: DescribedMeeting | null;
};

/** What is shown of the meeting that a document is of. */
export type DescribedMeeting = {
  title: string;
  startsAt: Date;
  phase: 'draft' | 'released' | 'running' | 'ended';
  item: { itemId: AgendaItemId; title: string };
};

/** The text of a page, from the file itself or recognised. */
export type IndexedText = { versionId: VersionId; page: number; text: string };

/** The index of words, over the documents of meetings that the actor may read at a moment, and those of folders that are named. */
export interface DocumentIndex {
  /** The next documents after a place, `limit` at most. `isCut`: more pages answer than are ranked; those of the newest documents are. */
  rank(
    actor: Actor,
    now: Date,
    folderIds: readonly LibraryFolderId[],
    query: DocumentTsquery,
    filter: DocumentFilter,
    after: RankPlace | null,
    limit: number,
  ): Promise<{ documents: RankedDocument[]; isCut: boolean }>;
  describe(versionIds: readonly VersionId[]): Promise<Map<VersionId, DescribedDocument>>;
  textsOf(pages: readonly { versionId: VersionId; page: number }[]): Promise<IndexedText[]>;
  /** The recognised words of a page, line by line; none when it is no scan or not recognised yet. */
  linesOf(versionId: VersionId, page: number): Promise<RecognisedLines>;
}
