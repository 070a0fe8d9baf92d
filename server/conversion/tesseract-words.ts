import type { RecognisedLines, RecognisedWord } from '#contract/http/search.ts';

// Below it, stains and lines are read as words (tesseract's confidence, 0–100).
const LEAST_CONFIDENCE = 30;
const DECIMALS = 1e4;

/**
 * Reads tesseract's TSV: the words of each line with their boxes as shares of the picture, composed (NFC). What it isn't sure of is
 * left out; text that is no TSV has no lines.
 */
export function wordsOfTsv(tsv: string): RecognisedLines {
  const lines = new Map<string, RecognisedWord[]>();
  let [pictureWidth, pictureHeight] = [0, 0];
  for (const row of tsv.split('\n')) {
    const [level, , block, paragraph, line, , ...rest] = row.split('\t');
    const [left = 0, top = 0, width = 0, height = 0, confidence = 0] = rest.slice(0, 5).map(Number);
    if (level === '1') [pictureWidth, pictureHeight] = [width, height];
    if (level !== '5' || pictureWidth <= 0 || pictureHeight <= 0) continue;
    const text = cleanWord(rest[5] ?? '');
    if (text === '' || !(confidence >= LEAST_CONFIDENCE)) continue;
    const key = `${block}/${paragraph}/${line}`;
    const words = lines.get(key) ?? [];
    lines.set(key, words);
    words.push([
      text,
      share(left, pictureWidth),
      share(top, pictureHeight),
      share(width, pictureWidth),
      share(height, pictureHeight),
    ]);
  }
  return [...lines.values()];
}

// PostgreSQL stores no NUL.
function cleanWord(text: string): string {
  return text.replaceAll('\0', '').toWellFormed().normalize('NFC').trim();
}

function share(pixels: number, of: number): number {
  return Math.min(1, Math.max(0, Math.round((pixels / of) * DECIMALS) / DECIMALS));
}
