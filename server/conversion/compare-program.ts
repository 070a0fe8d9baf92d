/**
 * A program of its own, so that a huge or hostile PDF can't hold up the server: compares two PDFs with pdftotext and pdftoppm, which
 * die with it. Arguments: the old PDF, the new one, a folder of its own, and the seconds after which no more pictures are compared.
 * Writes there, as JSON: `report.json`, `links.json`, and `old-words.jsonl` and `new-words.jsonl` with a page on each line.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { argv } from 'node:process';
import type { PageWords } from '#contract/http/versions.ts';
import { changeReport, compareTexts } from '#server/domain/versions/compare-versions.ts';
import { shrink } from '#server/domain/versions/gray-picture.ts';
import { type PagePrint, pairPictures } from '#server/domain/versions/pair-pictures.ts';
import { compareRegions } from './compare-regions.ts';
import { drawPages } from './page-pictures.ts';
import { readWordBoxes, turnPages } from './word-boxes.ts';

const [, , oldPdf = '', newPdf = '', folder = '', seconds = '0'] = argv;
const LOWEST_PRIORITY = 19;
const PRINT = { columns: 48, rows: 64 };
const started = performance.now();
const hasTime = () => performance.now() - started < Number(seconds) * 1000;
const drawings = join(folder, 'drawings');

function wordsOf(pdf: string, name: string): PageWords[] {
  const html = join(folder, `${name}.html`);
  execFileSync('pdftotext', ['-bbox', '-cropbox', '-enc', 'UTF-8', pdf, html], { stdio: 'ignore' });
  const pages = readWordBoxes(readFileSync(html, 'utf8'));
  const range = ['-f', '1', '-l', String(pages.length)];
  return turnPages(pages, execFileSync('pdfinfo', [...range, pdf], { encoding: 'utf8' }));
}

/** The pictures of pages (counted from 0), made small; those for which there is no time are left out. */
function printsOf(pdf: string, pages: readonly number[]): PagePrint[] {
  return pages.flatMap((page) => {
    const picture = hasTime() ? drawPages(pdf, page + 1, page + 1, drawings).get(page + 1) : null;
    return picture ? [{ page, print: shrink(picture, PRINT.columns, PRINT.rows) }] : [];
  });
}

function write(name: string, text: string): void {
  writeFileSync(join(folder, name), text);
}

function linesOf(pages: readonly PageWords[]): string {
  return pages.map((page) => JSON.stringify(page)).join('\n');
}

setPriority(LOWEST_PRIORITY);
mkdirSync(drawings);
const [old, fresh] = [wordsOf(oldPdf, 'old'), wordsOf(newPdf, 'new')];
const compared = await compareTexts(old, fresh, async (oldPages, newPages) =>
  pairPictures(printsOf(oldPdf, oldPages), printsOf(newPdf, newPages)),
);
const { regions, upTo } = compareRegions({ compared, oldPdf, newPdf, folder: drawings, hasTime });
write('old-words.jsonl', linesOf(old));
write('new-words.jsonl', linesOf(fresh));
write('links.json', JSON.stringify(compared.runs));
write('report.json', JSON.stringify(changeReport(compared, regions, upTo)));
