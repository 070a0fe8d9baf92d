import { foldText } from '#contract/fold-text.ts';
import type { DetailsSuggestion, DocumentKind } from '#contract/http/document-details.ts';
import { stemOf } from './file-name.ts';

/** What is known of a document before anybody has described it. */
export type Undescribed = {
  fileName: string;
  /** Text of its first page; null while it is not converted. */
  firstPage: string | null;
  kinds: readonly DocumentKind[];
};

/** Abbreviations of kinds in number and symbol: Nghị định 30/2020/NĐ-CP, Phụ lục III. */
const KIND_OF_SYMBOL: Record<string, string> = {
  TTR: 'Tờ trình',
  BC: 'Báo cáo',
  NQ: 'Nghị quyết',
  QĐ: 'Quyết định',
  KH: 'Kế hoạch',
  TB: 'Thông báo',
  GM: 'Giấy mời',
  BB: 'Biên bản',
};
const DRAFT_OF: Record<string, string> = {
  'Nghị quyết': 'Dự thảo nghị quyết',
  'Quyết định': 'Dự thảo quyết định',
};
const LETTER = 'Công văn';

const SYMBOL =
  /(\d{1,6})\s*((?:\/\d{4})?)\s*\/\s*([\p{Lu}][\p{L}&]*(?:\s?[-–.]\s?[\p{Lu}][\p{L}&]*)*)/u;
const NUMBER_LINE = new RegExp(`(?:^|\\s)Số\\s*:\\s*${SYMBOL.source}`, 'u');
const SYMBOL_IN_NAME =
  /^(?:so[\s._-]*)?(\d{1,6})[\s._-]+([\p{Lu}][\p{L}]*(?:[\s._-]+[\p{Lu}][\p{L}&]*)+)/u;
const DATE = /[\p{L}.],\s*ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})/iu;
const DRAFT_LINE = /^\s*\(?DỰ THẢO\b/mu;

/** Lines of the head of a page: below it stand the references to other documents, which are not this one's. */
const HEAD_LINES = 16;

/**
 * Reads kind, number and symbol, and day out of a document's head and its file name, each only where it is written clearly: the
 * head decides, the name speaks where the head is silent.
 */
export function suggestDetails({ fileName, firstPage, kinds }: Undescribed): DetailsSuggestion {
  const head = headOf(firstPage ?? '');
  const docNumber = numberInHead(head) ?? numberInName(fileName);
  const name = kindInHead(head) ?? kindInName(fileName, kinds) ?? kindOfNumber(docNumber);
  return { kindId: kindNamed(name, kinds), docNumber, datedOn: dayIn(head) };
}

function headOf(page: string): string {
  const lines = page.normalize('NFC').split('\n');
  return lines
    .filter((line) => line.trim() !== '')
    .slice(0, HEAD_LINES)
    .join('\n');
}

function numberInHead(head: string): string | null {
  const [, number, year, symbol] = NUMBER_LINE.exec(head) ?? [];
  return number && symbol ? `${number}${year}/${symbol.replace(/\s?[-–]\s?/g, '-')}` : null;
}

/** "45-BC-UBND.docx", "125_BC_UBND.pdf": a name cannot hold the stroke. A word that is no abbreviation makes it none. */
function numberInName(fileName: string): string | null {
  const [, number, rest] = SYMBOL_IN_NAME.exec(stemOf(fileName).normalize('NFC')) ?? [];
  if (!number || !rest) return null;
  const parts = rest.split(/[\s._-]+/);
  const isSymbol = parts.every((part) => part === part.toUpperCase() || /^(TTr|CTr)$/.test(part));
  return isSymbol ? `${number}/${parts.join('-')}` : null;
}

function kindInHead(head: string): string | null {
  for (const line of head.split('\n')) {
    const title = foldText(line.trim(), 'exact');
    const isHeading = line.trim() !== '' && line === line.toUpperCase();
    const name = isHeading
      ? Object.values(KIND_OF_SYMBOL).find((kind) => title === foldText(kind, 'exact'))
      : undefined;
    if (name) return DRAFT_LINE.test(head) ? (DRAFT_OF[name] ?? name) : name;
    if (isHeading && /^phụ lục( [ivx\d]+)?$/u.test(title)) return 'Phụ lục';
  }
  return null;
}

/** The longest name of a kind that the file's name begins with, so that "du-thao-nghi-quyet" is no resolution. */
function kindInName(fileName: string, kinds: readonly DocumentKind[]): string | null {
  const words = ` ${foldText(stemOf(fileName), 'loose')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()} `;
  const named = kinds
    .filter(({ name }) => words.startsWith(` ${foldText(name, 'loose')} `))
    .toSorted((a, b) => b.name.length - a.name.length);
  return named[0]?.name ?? null;
}

/** "45/BC-UBND" is a report; "45/UBND-NV" names no kind, as letters do. */
function kindOfNumber(docNumber: string | null): string | null {
  if (docNumber === null) return null;
  const [, symbol = ''] = /\/(?:\d{4}\/)?([^\d/-]+)-/u.exec(docNumber) ?? [];
  return KIND_OF_SYMBOL[symbol.toUpperCase()] ?? (/^(UBND|HĐND)$/u.test(symbol) ? LETTER : null);
}

function kindNamed(
  name: string | null,
  kinds: readonly DocumentKind[],
): DetailsSuggestion['kindId'] {
  if (name === null) return null;
  const folded = foldText(name, 'exact');
  return kinds.find((kind) => foldText(kind.name, 'exact') === folded)?.kindId ?? null;
}

function dayIn(head: string): string | null {
  const [, day = '', month = '', year = ''] = DATE.exec(head.replace(/\s+/g, ' ')) ?? [];
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${written}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(written) ? written : null;
}
