import {
  createWordReader,
  parseDocumentQuery,
  type QueryTerm,
  type wordsOf,
} from '#contract/document-query.ts';
import type { FoundDocument, FoundPage } from '#contract/http/search.ts';
import { matchText } from '#contract/match-text.ts';
import { markedWhole, PAGES_SHOWN, snippetOf } from '#contract/snippet.ts';
import { isWhole, type KeptDocuments, type KeptVersion } from './kept-documents.ts';

/** What narrows a search on this device; what is not set does not. `from` and `to` as in the search of the server. */
export type KeptSearch = {
  q: string;
  meetingId?: string | undefined;
  itemId?: string | undefined;
  unitId?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
};

type RatedPage = { rate: number; shown: FoundPage };
type RatedDocument = { rate: number; at: number; shown: FoundDocument };

/**
 * Looks for words in the documents that are on this device, in the language of the server's search: all terms on one page, or in the
 * document's title or file name; the best first, of equals those of the newest meetings.
 */
export async function searchKept(
  documents: Pick<KeptDocuments, 'load' | 'view' | 'texts'>,
  { q, ...filter }: KeptSearch,
): Promise<{ documents: FoundDocument[]; searched: number }> {
  await documents.load();
  const kept = [...documents.view().versions.values()].filter(isWhole);
  const terms = parseDocumentQuery(q);
  if (terms.length === 0) return { documents: [], searched: kept.length };
  const read = createWordReader();
  const found: RatedDocument[] = [];
  for (const version of kept.filter((one) => isWithin(one, filter))) {
    const texts = (await documents.texts(version.versionId)) ?? [];
    const pages = texts.flatMap((text, index): RatedPage[] => {
      const best = snippetOf(text, terms, read);
      if (!best) return [];
      return [{ rate: rateOf(text, terms, read), shown: { page: index + 1, ...best } }];
    });
    if (pages.length > 0 || isNamed(version, terms)) found.push(present(version, terms, pages));
  }
  found.sort((a, b) => b.rate - a.rate || b.at - a.at);
  return { documents: found.map(({ shown }) => shown), searched: kept.length };
}

function isWithin(
  { meeting, itemId, unitId }: KeptVersion,
  wanted: Omit<KeptSearch, 'q'>,
): boolean {
  const at = Date.parse(meeting.startsAt);
  return (
    (!wanted.meetingId || wanted.meetingId === meeting.meetingId) &&
    (!wanted.itemId || wanted.itemId === itemId) &&
    (!wanted.unitId || wanted.unitId === unitId) &&
    (!wanted.from || at >= Date.parse(wanted.from)) &&
    (!wanted.to || at < Date.parse(wanted.to))
  );
}

function isNamed({ title, fileName }: KeptVersion, terms: QueryTerm[]): boolean {
  return matchText(`${title}\n${fileName}`, terms) !== null;
}

/** As the server's index rates a page: 4 for the very marks that were typed, 2 for the words standing together. */
function rateOf(text: string, terms: QueryTerm[], read: typeof wordsOf): number {
  const found = matchText(text, terms, read);
  const isTogether = found?.matches.every(({ term }) => term === 0) ?? false;
  return (found?.isExact ? 4 : 0) + (isTogether ? 2 : 0);
}

/** A document is rated as its best page; its pages come best first, of equals in their order. */
function present(version: KeptVersion, terms: QueryTerm[], pages: RatedPage[]): RatedDocument {
  const { documentId, versionId, title, fileName, pageCount, meeting, unitName } = version;
  const { meetingId, startsAt, phase } = meeting;
  const best = [...pages].sort((a, b) => b.rate - a.rate || a.shown.page - b.shown.page);
  const shown: FoundDocument = {
    documentId,
    versionId,
    title: markedWhole(title, terms),
    fileName: markedWhole(fileName, terms),
    pageCount,
    place: {
      kind: 'meeting',
      meetingId,
      title: meeting.title,
      startsAt,
      phase,
      item: { itemId: version.itemId, title: version.itemTitle },
    },
    unitName,
    pages: best.slice(0, PAGES_SHOWN).map((page) => page.shown),
    pagesMatched: pages.length,
  };
  return { rate: best[0]?.rate ?? 0, at: Date.parse(startsAt), shown };
}
