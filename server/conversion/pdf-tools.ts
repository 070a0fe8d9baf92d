import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import type { FileProblem } from '#contract/http/documents.ts';
import type { UploadProblem } from '#server/domain/file-kind.ts';
import { requireLooked } from './not-examined.ts';
import type { ProgramEnd } from './run-program.ts';

/** Runs one of the PDF programs confined, in a folder, within its limit. */
export type PdfTools = {
  run(folder: string, program: string, args: readonly string[]): Promise<ProgramEnd>;
  /** A folder where programs that write nothing may run. */
  scratch: string;
};

const STRIPPER = fileURLToPath(new URL('./strip-active-content.ts', import.meta.url));
// qpdf ends with 3 when it mended something on its way: the result is whole.
const QPDF_DONE = new Set<number | null>([0, 3]);
// As much text as a search index can use; the rest of a longer document is not searched.
const MAX_TEXT_BYTES = 32 * 1024 * 1024;

/** Counts the pages of a PDF, or tells what stops it: it needs a password, it can't be read, it has more pages than `maxPages`. */
export async function inspectPdf(
  tools: PdfTools,
  path: string,
  maxPages: number,
): Promise<{ pageCount: number } | { problem: UploadProblem }> {
  const { code, stdout, stderr } = await tools.run(tools.scratch, 'qpdf', ['--show-npages', path]);
  if (!QPDF_DONE.has(code))
    return { problem: /password|encrypt/i.test(stderr) ? 'encrypted' : 'damaged' };
  const pageCount = Number(stdout.trim());
  if (!(pageCount >= 1)) return { problem: 'damaged' };
  return pageCount > maxPages ? { problem: 'too-many-pages' } : { pageCount };
}

/**
 * Writes `clean.pdf` into the folder: without scripts, launch actions, embedded files and unreferenced resources, with object streams
 * (the first page of a long document then comes in half a second on a thin line, TOOLCHAIN §0a), not linearised.
 */
export async function cleanPdf(
  tools: PdfTools,
  path: string,
  folder: string,
): Promise<{ path: string } | { problem: FileProblem }> {
  const structure = join(folder, 'structure.json');
  const changes = join(folder, 'changes.json');
  const target = join(folder, 'clean.pdf');
  const steps: readonly (readonly [string, readonly string[]])[] = [
    ['qpdf', ['--json-output', '--json-stream-data=none', path, structure]],
    [execPath, [STRIPPER, structure, changes]],
    [
      'qpdf',
      [
        '--decrypt',
        '--object-streams=generate',
        '--remove-unreferenced-resources=yes',
        `--update-from-json=${changes}`,
        path,
        target,
      ],
    ],
  ];
  for (const [program, args] of steps) {
    const { code, timedOut } = await tools.run(folder, program, args);
    if (timedOut) return { problem: 'conversion-timed-out' };
    if (!QPDF_DONE.has(code)) return { problem: 'conversion-failed' };
  }
  return { path: target };
}

/**
 * Reads the text of each page, separated by form feeds, composed (NFC); empty when there is none to read. Throws `NotExamined` when it
 * could not be looked for.
 */
export async function textOf(tools: PdfTools, path: string, folder: string): Promise<string> {
  const target = join(folder, 'text.txt');
  const args = ['-enc', 'UTF-8', path, target];
  requireLooked('pdftotext', await tools.run(folder, 'pdftotext', args));
  const text = await beginningOf(target, MAX_TEXT_BYTES);
  // PostgreSQL stores no NUL.
  return text.replaceAll('\0', '').toWellFormed().normalize('NFC').replace(/\f$/, '');
}

async function beginningOf(path: string, maxBytes: number): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const length = Math.min(size, maxBytes);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0);
    return buffer.subarray(0, bytesRead).toString('utf8');
  } finally {
    await file.close();
  }
}
