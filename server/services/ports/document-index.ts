import type { RecognisedLines } from '#contract/http/search.ts';
import type { AgendaItemId, DocumentId, MeetingId, UnitId, VersionId } from '#contract/ids.ts';
import type { Actor } from '#server/domain/actor.ts';
import type { AccessRule } from '#server/domain/document-access.ts';
import type { DocumentTsquery } from '#server/domain/document-tsquery.ts';

/** What narrows a search; null does not. */
export type DocumentFilter = {
  meetingId: MeetingId | null;
  itemId: AgendaItemId | null;
  unitId: UnitId | null;
  /** The meeting begins at or after `from` and before `to`. */
  from: Date | null;
  to: Date | null;
};

/** A place in the order of results, which begins with the highest score and, of equals, the newest meeting. */
export type RankPlace = { score: number; startsAtMs: number; documentId: DocumentId };

/** A document that answers a query, by its newest version that can be read; the best pages come first. */
export type RankedDocument = RankPlace & {
  versionId: VersionId;
  meetingId: MeetingId;
  pages: number[];
  pagesMatched: number;
  rule: AccessRule;
};

/** What is shown of a document beside what was found in it. */
export type DescribedDocument = {
  documentId: DocumentId;
  title: string;
  fileName: string;
  pageCount: number;
  meetingTitle: string;
  startsAt: Date;
  phase: 'draft' | 'released' | 'running' | 'ended';
  itemId: AgendaItemId;
  itemTitle: string;
  unitName: string;
};

/** The text of a page, from the file itself or recognised. */
export type IndexedText = { versionId: VersionId; page: number; text: string };

/** The index of words, over documents that the actor may read at a moment. */
export interface DocumentIndex {
  /** The next documents after a place, `limit` at most. `isCut`: more pages answer than are ranked; those of the newest meetings are. */
  rank(
    actor: Actor,
    now: Date,
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
