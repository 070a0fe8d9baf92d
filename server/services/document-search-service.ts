import { createWordReader, parseDocumentQuery, type QueryTerm } from '#contract/document-query.ts';
import { refuse } from '#contract/errors.ts';
import type { RouteAnswer, RouteInput } from '#contract/http/route.ts';
import type {
  FoundDocument,
  FoundPage,
  FoundPlace,
  RecognisedLines,
  searchRoutes,
} from '#contract/http/search.ts';
import { DocumentId, type LibraryFolderId, type VersionId } from '#contract/ids.ts';
import { markedWhole, snippetOf } from '#contract/snippet.ts';
import type { Actor } from '#server/domain/actor.ts';
import { mayRead } from '#server/domain/document-access.ts';
import { documentTsquery } from '#server/domain/document-tsquery.ts';
import { wayUp } from '#server/domain/library-rights.ts';
import type { DocumentGate } from './document-gate.ts';
import type { LibraryAccess, OpenFolder } from './library-access.ts';
import type { Clock } from './ports/clock.ts';
import type {
  DescribedDocument,
  DocumentFilter,
  DocumentIndex,
  RankedDocument,
  RankPlace,
} from './ports/document-index.ts';
import type { MeetingAccess } from './ports/meeting-access.ts';

type Search = (typeof searchRoutes)['search.documents'];

type Folders = ReadonlyMap<LibraryFolderId, OpenFolder>;

/** How many documents one answer holds. */
const PAGE_SIZE = 20;

/** Finds words in the documents that an account may read. */
export type DocumentSearchService = ReturnType<typeof createDocumentSearchService>;

/**
 * Makes the service of searching. The index asks the rights in its query, and is told the folders of the library; the gates are asked
 * again before anything leaves.
 */
export function createDocumentSearchService({
  access,
  library,
  gate,
  index,
  clock,
}: {
  access: MeetingAccess;
  library: Pick<LibraryAccess, 'foldersOf'>;
  gate: Pick<DocumentGate, 'version'>;
  index: DocumentIndex;
  clock: Clock;
}) {
  /** Those of the documents that the actor may read now. */
  async function readable(actor: Actor, found: readonly RankedDocument[]) {
    const homes = found.map(({ home }) => home);
    const meetingIds = homes.flatMap((home) => (home.kind === 'meeting' ? [home.meetingId] : []));
    const asked = [...new Set(meetingIds)].map(
      async (meetingId) =>
        [meetingId, await access.readerWith(actor, meetingId, 'document.read')] as const,
    );
    const readers = new Map(await Promise.all(asked));
    const isAnyOfLibrary = homes.some(({ kind }) => kind === 'library');
    const folders: Folders = isAnyOfLibrary ? await library.foldersOf(actor) : new Map();
    return found.filter(({ home }) => {
      if (home.kind === 'library') return folders.has(home.folderId);
      const reader = readers.get(home.meetingId);
      return reader != null && mayRead(home.rule, reader, clock.now());
    });
  }

  /** The next documents after a place, one more than an answer holds where there are so many: what the gate takes out is made up for. */
  async function nextDocuments(
    actor: Actor,
    terms: QueryTerm[],
    filter: DocumentFilter,
    folders: Folders,
    start: RankPlace | null,
  ) {
    const query = documentTsquery(terms);
    const wanted = PAGE_SIZE + 1;
    const found: RankedDocument[] = [];
    for (let after = start; ; ) {
      const { documents, isCut } = await index.rank(
        actor,
        clock.now(),
        [...folders.keys()],
        query,
        filter,
        after,
        wanted,
      );
      found.push(...(await readable(actor, documents)));
      after = documents.at(-1) ?? after;
      if (found.length >= wanted || documents.length < wanted) return { found, isCut };
    }
  }

  async function present(
    found: readonly RankedDocument[],
    terms: QueryTerm[],
    folders: Folders,
  ): Promise<FoundDocument[]> {
    const wanted = found.flatMap(({ versionId, pages }) =>
      pages.map((page) => ({ versionId, page })),
    );
    const [described, texts] = await Promise.all([
      index.describe(found.map(({ versionId }) => versionId)),
      index.textsOf(wanted),
    ]);
    const textOf = new Map(
      texts.map(({ versionId, page, text }) => [`${versionId}/${page}`, text]),
    );
    const read = createWordReader();
    return found.flatMap((document) => {
      const about = described.get(document.versionId);
      const pages = document.pages.flatMap((page): FoundPage[] => {
        const best = snippetOf(textOf.get(`${document.versionId}/${page}`) ?? '', terms, read);
        return best ? [{ page, ...best }] : [];
      });
      const place = about && placeOf(document, about, folders);
      return place ? [presentOne(document, about, place, pages, terms)] : [];
    });
  }

  return {
    /** The documents that hold all words, twenty at a time, best first; a query without a word finds nothing. */
    async find(actor: Actor, query: RouteInput<Search>['query']): Promise<RouteAnswer<Search>> {
      const terms = parseDocumentQuery(query.q);
      const start = query.cursor === undefined ? null : readCursor(query.cursor);
      if (terms.length === 0) return { documents: [], next: null, isCut: false };
      const filter = {
        meetingId: query.meetingId ?? null,
        itemId: query.itemId ?? null,
        unitId: query.unitId ?? null,
        from: query.from ? new Date(query.from) : null,
        to: query.to ? new Date(query.to) : null,
      };
      const folders = await library.foldersOf(actor);
      const { found, isCut } = await nextDocuments(actor, terms, filter, folders, start);
      const shown = found.slice(0, PAGE_SIZE);
      const last = shown.at(-1);
      const documents = await present(shown, terms, folders);
      return {
        documents,
        next: last && found.length > PAGE_SIZE ? writeCursor(last) : null,
        isCut,
      };
    },

    /** The words that were recognised on a page of a version, line by line. */
    async wordsOf(actor: Actor, versionId: VersionId, page: number): Promise<RecognisedLines> {
      await gate.version(actor, versionId);
      return index.linesOf(versionId, page);
    },
  };
}

/** Where a document is from; null when that was changed since it was found. */
function placeOf(
  { home }: RankedDocument,
  { meeting }: DescribedDocument,
  folders: Folders,
): FoundPlace | null {
  if (home.kind === 'library') {
    const path = pathOf(home.folderId, folders);
    return path.length > 0 ? { kind: 'library', folderId: home.folderId, path } : null;
  }
  if (!meeting) return null;
  const { title, startsAt, phase, item } = meeting;
  const { meetingId } = home;
  return { kind: 'meeting', meetingId, title, startsAt: startsAt.toISOString(), phase, item };
}

/** The names of the readable folders on the way to one, its own last. */
function pathOf(folderId: LibraryFolderId, folders: Folders): string[] {
  return wayUp(folders, folderId)
    .map(({ name }) => name)
    .reverse();
}

function presentOne(
  { documentId, versionId, pagesMatched }: RankedDocument,
  about: DescribedDocument,
  place: FoundPlace,
  pages: FoundPage[],
  terms: QueryTerm[],
): FoundDocument {
  return {
    documentId,
    versionId,
    title: markedWhole(about.title, terms),
    fileName: markedWhole(about.fileName, terms),
    pageCount: about.pageCount,
    place,
    unitName: about.unitName,
    pages,
    pagesMatched,
  };
}

function writeCursor({ score, atMs, documentId }: RankPlace): string {
  return `${score}~${atMs}~${documentId}`;
}

function readCursor(cursor: string): RankPlace {
  const [, score, atMs, id] = /^(\d{1,8})~(-?\d{1,15})~(.{36})$/.exec(cursor) ?? [];
  const documentId = DocumentId.safeParse(id);
  if (!documentId.success) throw refuse('BAD_INPUT');
  return { score: Number(score), atMs: Number(atMs), documentId: documentId.data };
}
