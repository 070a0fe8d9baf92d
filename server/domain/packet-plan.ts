import type { AgendaItemId, DocumentId, VersionId } from '#contract/ids.ts';

/** A document as it goes into a packet. */
export type PacketPart = {
  documentId: DocumentId;
  versionId: VersionId;
  title: string;
  pageCount: number;
};

/** An agenda item with those of its documents that go into a packet; `number` is its place in the agenda, from 1. */
export type PacketItem = {
  itemId: AgendaItemId;
  number: number;
  title: string;
  parts: readonly PacketPart[];
};

/** A document with its first page in the packet, from 1. */
export type PlacedPart = PacketPart & { firstPage: number };

/** An item with its documents placed. */
export type PlacedItem = Omit<PacketItem, 'parts'> & { parts: PlacedPart[] };

/** One entry of the table of contents; `page` null: the item has no document in the packet. */
export type ContentsEntry = {
  kind: 'item' | 'document';
  lines: string[];
  page: number | null;
  /** The page of the table that it stands on and its first line there, both from 0. */
  sheet: number;
  line: number;
};

/** A packet before it is made: which page is what. Page 1 is the cover, the table of contents follows. */
export type PacketPlan = {
  items: PlacedItem[];
  contents: ContentsEntry[];
  contentsPages: number;
  pageCount: number;
};

/** Lines on a page of the table of contents. */
export const CONTENTS_LINES = 34;
/** How much of a line a title may take, in letters of ordinary width at 13 points. */
const LINE_LETTERS = 70;
const MOST_LINES = 3;

/** Capitals and the widest letters take about half as much again as the others in a serif face. */
function lettersOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + (/[\p{Lu}mwMW–—]/u.test(letter) ? 1.4 : 1), 0);
}

/** Breaks a title into at most three lines between its words; what is left over ends in an ellipsis. */
export function wrapTitle(text: string, letters: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).flatMap((part) => piecesOf(part, letters))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (lettersOf(longer) <= letters) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = word;
  }
  lines.push(line);
  if (lines.length <= MOST_LINES) return lines;
  const kept = lines.slice(0, MOST_LINES);
  return [...kept.slice(0, -1), `${kept.at(-1)} …`];
}

/** A word that is longer than a line falls into pieces. */
function piecesOf(word: string, letters: number): string[] {
  if (lettersOf(word) <= letters) return [word];
  const size = Math.max(1, Math.floor(letters / 1.4));
  const all = [...word];
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size).join(''),
  );
}

/** The entries one below the other; none is broken over two pages, and an item is not left alone at a page's end. */
function layOut(items: readonly PacketItem[]): Omit<ContentsEntry, 'page'>[] {
  const entries: Omit<ContentsEntry, 'page'>[] = [];
  let sheet = 0;
  let line = 0;
  const add = (kind: ContentsEntry['kind'], lines: string[], keepWith: number) => {
    if (line > 0 && line + lines.length + keepWith > CONTENTS_LINES) {
      sheet += 1;
      line = 0;
    }
    entries.push({ kind, lines, sheet, line });
    line += lines.length;
  };
  for (const item of items) {
    const title = wrapTitle(`${item.number}. ${item.title}`, LINE_LETTERS - 4);
    const parts = item.parts.map((part) => wrapTitle(part.title, LINE_LETTERS - 4));
    add('item', title, parts[0]?.length ?? 0);
    for (const part of parts) add('document', part, 0);
  }
  return entries;
}

/** Plans a packet: how long the table of contents is, and with which page each document begins. */
export function planPacket(items: readonly PacketItem[]): PacketPlan {
  const laidOut = layOut(items);
  const contentsPages = (laidOut.at(-1)?.sheet ?? 0) + 1;
  let next = 1 + contentsPages + 1;
  const placed = items.map((item) => ({
    ...item,
    parts: item.parts.map((part) => {
      const firstPage = next;
      next += part.pageCount;
      return { ...part, firstPage };
    }),
  }));
  const pages = placed.flatMap(({ parts }) => [
    parts[0]?.firstPage ?? null,
    ...parts.map(({ firstPage }) => firstPage),
  ]);
  return {
    items: placed,
    contents: laidOut.map((entry, index) => ({ ...entry, page: pages[index] ?? null })),
    contentsPages,
    pageCount: next - 1,
  };
}

/** What stands in the foot of each page, from 1; the cover has none. */
export function footersOf(plan: PacketPlan): (string | null)[] {
  const footers: (string | null)[] = Array.from({ length: plan.pageCount }, () => null);
  const numbered = (page: number) => `Trang ${page}/${plan.pageCount}`;
  for (let page = 2; page <= plan.contentsPages + 1; page += 1)
    footers[page - 1] = `Mục lục · ${numbered(page)}`;
  for (const { number, parts } of plan.items)
    for (const { title, firstPage, pageCount } of parts)
      for (let page = firstPage; page < firstPage + pageCount; page += 1)
        footers[page - 1] = `${number}. ${shortened(title)} · ${numbered(page)}`;
  return footers;
}

function shortened(title: string): string {
  const letters = [...title];
  return letters.length <= 70 ? title : `${letters.slice(0, 69).join('').trimEnd()}…`;
}
