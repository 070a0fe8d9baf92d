import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { refuse } from '#contract/errors.ts';
import type { OldEncoding } from '#contract/http/documents.ts';
import type { FileKind } from '#server/domain/file-kind.ts';
import { modernised } from '#server/domain/old-encodings.ts';
import { markInText } from '#server/domain/secrecy-marks.ts';
import type { Conversion, ConvertedDocument, Converter } from '#server/services/ports/converter.ts';
import { createTurns } from '#server/services/turns.ts';
import { type ExaminationLimits, examineFile } from './examine.ts';
import { stampOnFirstPage } from './first-page-stamp.ts';
import type { Isolation } from './isolation.ts';
import { NotExamined } from './not-examined.ts';
import { officeToPdf, type RunOffice } from './office-to-pdf.ts';
import { modernDocx, oldEncodingOf } from './old-fonts.ts';
import { cleanPdf, inspectPdf, type PdfTools, textOf } from './pdf-tools.ts';
import { isInstalled } from './run-program.ts';
import { openWorkshop } from './workshop.ts';

/** What the converter is held to; see `CONVERSION_LIMITS` for the product's own figures. */
export type ConverterOptions = {
  /** The folder under which each conversion gets one of its own; emptied at the start. */
  folder: string;
  isolation: Isolation;
  /** Refuses DOCX, XLSX and PPTX with UNAVAILABLE `no-isolation` where programs cannot be kept off the network. */
  needsIsolation?: boolean;
  limits: ExaminationLimits & { officeTimeoutMs: number; pdfTimeoutMs: number };
};

/** The product's limits: 2,000 pages; packages of 10,000 entries and 512 MB unpacked; LibreOffice 60 s, PDF programs 60 s each. */
export const CONVERSION_LIMITS: ConverterOptions['limits'] = {
  pages: 2000,
  entries: 10_000,
  unpackedBytes: 512 * 1024 * 1024,
  officeTimeoutMs: 60_000,
  pdfTimeoutMs: 60_000,
};

const OFFICE = 'soffice';
const PDF_PROGRAMS = ['qpdf', 'pdftotext', 'tesseract'];

/** So many files are looked into at once: unpacking them takes the server's own memory and thread. */
const EXAMINED_AT_ONCE = 2;

/** Makes the converter of LibreOffice, qpdf and poppler, which must be on PATH. */
export async function createProgramConverter({
  folder,
  isolation,
  needsIsolation = false,
  limits,
}: ConverterOptions): Promise<Converter> {
  const turns = createTurns(EXAMINED_AT_ONCE);
  const workshop = await openWorkshop({ folder, isolation, timeoutMs: limits.pdfTimeoutMs });
  const scratch = join(folder, 'scratch');
  await mkdir(scratch, { mode: 0o700 });
  const tools: PdfTools = { scratch, run: workshop.run };
  const office: RunOffice = (where, args) =>
    workshop.run(where, OFFICE, args, limits.officeTimeoutMs);

  function requireIsolationFor(kind: FileKind): void {
    if (kind === 'pdf' || isolation.networkless || !needsIsolation) return;
    throw refuse('UNAVAILABLE', 'no-isolation');
  }

  async function requireProgramsFor(kind: FileKind): Promise<void> {
    const needed = kind === 'pdf' ? PDF_PROGRAMS : [OFFICE, ...PDF_PROGRAMS];
    for (const program of needed)
      if (!(await isInstalled(program))) throw refuse('UNAVAILABLE', 'program-missing');
  }

  async function toCleanPdf(path: string, kind: FileKind, own: string): Promise<Conversion> {
    requireIsolationFor(kind);
    const original =
      kind === 'docx' ? await modernDocx(tools, path, own) : { path, oldEncoding: null };
    const pdf = kind === 'pdf' ? original : await officeToPdf(office, original.path, kind, own);
    if ('problem' in pdf) return pdf;
    const clean = await cleanPdf(tools, pdf.path, own);
    if ('problem' in clean) return clean;
    const inspection = await inspectPdf(tools, clean.path, limits.pages);
    if ('problem' in inspection) return inspection;
    const fontsIn = kind === 'pdf' ? { ...original, path: clean.path } : original;
    const read = await readText(clean.path, { ...fontsIn, kind }, own);
    if (await bearsMark(clean.path, read.pageText, own)) return { problem: 'state-secret' };
    return { converted: { path: clean.path, pageCount: inspection.pageCount, ...read } };
  }

  /** What nobody could look into is not handed out. */
  async function toExaminedPdf(path: string, kind: FileKind, own: string): Promise<Conversion> {
    try {
      return await toCleanPdf(path, kind, own);
    } catch (error) {
      if (error instanceof NotExamined) return { problem: 'not-examined' };
      throw error;
    }
  }

  /** The text of a PDF in Unicode, and the old encoding of the file that it was made of. */
  async function readText(
    pdf: string,
    original: { path: string; kind: FileKind; oldEncoding: OldEncoding | null },
    own: string,
  ): Promise<Pick<ConvertedDocument, 'pageText' | 'oldEncoding'>> {
    const pageText = await textOf(tools, pdf, own);
    if (original.oldEncoding !== null) return { pageText, oldEncoding: original.oldEncoding };
    const encoding = await oldEncodingOf(tools, original.path, original.kind, own);
    if (encoding === null) return { pageText, oldEncoding: null };
    const { text, found } = modernised(pageText, encoding);
    return { pageText: text, oldEncoding: found ? encoding : null };
  }

  async function bearsMark(pdf: string, pageText: string, own: string): Promise<boolean> {
    if (markInText(pageText) !== null) return true;
    const [firstPage = ''] = pageText.split('\f');
    return (await stampOnFirstPage(tools, pdf, firstPage, own)) !== null;
  }

  return {
    async examine(path, fileName) {
      const found = await turns.run(() => examineFile(path, fileName, tools, limits));
      // Said at the upload: a document that waits for the administrator would wait without a word.
      if ('kind' in found) {
        requireIsolationFor(found.kind);
        await requireProgramsFor(found.kind);
      }
      return found;
    },
    convert: (path, kind, use) =>
      workshop.inOwnFolder(async (own) => use(await toExaminedPdf(path, kind, own))),
    close: () => workshop.close(),
  };
}
