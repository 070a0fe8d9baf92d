import { createWordReader, parseDocumentQuery, type QueryTerm } from '#contract/document-query.ts';
import type { FoundDocument, FoundPage, Snippet } from '#contract/http/search.ts';
import { matchText } from '#contract/match-text.ts';
import { snippetOf } from '#contract/snippet.ts';
import { isWhole, type KeptDocuments, type KeptVersion } from './kept-documents.ts';

/** What narrows a search on this device; what is not set does not. `from` and `to` as in the search of the server. */
export type KeptSearch = {
  q: string;
  meetingId?: string | undefined;
  itemId?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
};

const PAGES_SHOWN = 3;

/**
 * Looks for words in the documents that are on this device, in the language of the server's search: all terms on one page, or in the
 * document's title or file name. Documents with the very marks that were typed come first, then those of the newest meetings.
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
  const found: FoundDocument[] = [];
  for (const version of kept.filter((one) => isWithin(one, filter))) {
    const texts = (await documents.texts(version.versionId)) ?? [];
    const pages = texts.flatMap((text, index): FoundPage[] => {
      const best = snippetOf(text, terms, read);
      return best ? [{ page: index + 1, ...best }] : [];
    });
    if (pages.length > 0 || isNamed(version, terms)) found.push(present(version, terms, pages));
  }
  return { documents: found.sort(better), searched: kept.length };
}

function isWithin({ meeting, itemId }: KeptVersion, wanted: Omit<KeptSearch, 'q'>): boolean {
  const at = Date.parse(meeting.startsAt);
  return (
    (!wanted.meetingId || wanted.meetingId === meeting.meetingId) &&
    (!wanted.itemId || wanted.itemId === itemId) &&
    (!wanted.from || at >= Date.parse(wanted.from)) &&
    (!wanted.to || at < Date.parse(wanted.to))
  );
}

function isNamed({ title, fileName }: KeptVersion, terms: QueryTerm[]): boolean {
  return matchText(`${title}\n${fileName}`, terms) !== null;
}

function present(version: KeptVersion, terms: QueryTerm[], pages: FoundPage[]): FoundDocument {
  const { documentId, versionId, title, fileName, pageCount, meeting, unitName } = version;
  const { meetingId, startsAt, phase } = meeting;
  // Of pages that answer equally well the first is read first.
  const best = [...pages].sort((a, b) => Number(b.isExact) - Number(a.isExact) || a.page - b.page);
  return {
    documentId,
    versionId,
    title: markedWhole(title, terms),
    fileName: markedWhole(fileName, terms),
    pageCount,
    meeting: { meetingId, title: meeting.title, startsAt, phase },
    item: { itemId: version.itemId, title: version.itemTitle },
    unitName,
    pages: best.slice(0, PAGES_SHOWN),
    pagesMatched: pages.length,
  };
}

function better(a: FoundDocument, b: FoundDocument): number {
  const exact = ({ pages }: FoundDocument) => Number(pages[0]?.isExact ?? false);
  return (
    exact(b) - exact(a) ||
    Date.parse(b.meeting.startsAt) - Date.parse(a.meeting.startsAt) ||
    b.pagesMatched - a.pagesMatched
  );
}

function markedWhole(text: string, terms: QueryTerm[]): Snippet {
  const found = matchText(text, terms);
  return { text, marks: found?.matches.map(({ start, end }) => [start, end]) ?? [] };
}
