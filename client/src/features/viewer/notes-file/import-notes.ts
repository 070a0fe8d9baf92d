import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFPage,
  PDFString,
} from 'pdf-lib';
import type { AnnotationBody } from '../notes/annotation-body.ts';
import type { PrivateAnnotation } from '../notes/annotation-store.ts';
import { pageOf } from './pdf-page.ts';
import { bodyOf, type ReadAnnotation } from './read-annotation.ts';
import { stableId } from './stable-id.ts';

/** What a file held: annotations that become one's own, and how many not. */
export type ImportedNotes = {
  annotations: PrivateAnnotation[];
  /** How many are among one's own already. */
  again: number;
  /** How many are of a kind that can't be read, or empty. */
  unread: number;
  /** How many stood on pages that the open document does not have. */
  beyond: number;
};

/** Parts of a page or of a file that are no notes of anybody. */
const NO_NOTES = ['Link', 'Widget', 'Popup'];

/**
 * Reads the annotations of a PDF, ours or another program's. One that names one of the `known` ids is there already; each other gets
 * an id from what it holds and where it stands, so that the same file taken twice adds nothing.
 * @throws Error when the file is no PDF, is damaged, or is protected by a password.
 */
export async function importNotes(
  pdf: Uint8Array | ArrayBuffer,
  { pageCount, salt, known }: { pageCount: number; salt: string; known: ReadonlySet<string> },
): Promise<ImportedNotes> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const annotations = new Map<string, PrivateAnnotation>();
  let again = 0;
  let unread = 0;
  let beyond = 0;
  for (const [index, page] of document.getPages().entries())
    for (const found of annotationsOf(page)) {
      const bodies = bodyOf(found, pageOf(page));
      if (known.has(found.text('NM'))) again += 1;
      else if (bodies.length === 0) unread += 1;
      else if (index >= pageCount) beyond += 1;
      else for (const body of bodies) await add(index + 1, body);
    }
  return { annotations: [...annotations.values()], again, unread, beyond };

  async function add(page: number, body: AnnotationBody): Promise<void> {
    const { annotationId, content } = await stableId(salt, page, body);
    if (known.has(annotationId)) again += 1;
    else annotations.set(annotationId, { annotationId, page, body: content });
  }
}

function annotationsOf(page: PDFPage): ReadAnnotation[] {
  const found: ReadAnnotation[] = [];
  const list = page.node.Annots();
  for (let i = 0; list && i < list.size(); i += 1) {
    const dict = list.lookupMaybe(i, PDFDict);
    const subtype = dict?.lookupMaybe(PDFName.of('Subtype'), PDFName)?.decodeText();
    if (!dict || !subtype || NO_NOTES.includes(subtype)) continue;
    found.push({
      subtype,
      numbers: (name) => numbersOf(dict.lookup(PDFName.of(name))),
      lists: (name) => {
        const array = dict.lookup(PDFName.of(name));
        if (!(array instanceof PDFArray)) return [];
        return Array.from({ length: array.size() }, (_, at) => numbersOf(array.lookup(at)));
      },
      names: (name) => {
        const array = dict.lookup(PDFName.of(name));
        const entries = array instanceof PDFArray ? array.asArray() : [array];
        return entries.flatMap((one) => (one instanceof PDFName ? [one.decodeText()] : []));
      },
      text: (name) => {
        const value = dict.lookup(PDFName.of(name));
        return value instanceof PDFString || value instanceof PDFHexString
          ? value.decodeText()
          : '';
      },
      widthPt: () => {
        const style = dict.lookup(PDFName.of('BS'));
        const width = style instanceof PDFDict ? style.lookup(PDFName.of('W')) : undefined;
        const border = numbersOf(dict.lookup(PDFName.of('Border')));
        return width instanceof PDFNumber ? width.asNumber() : (border[2] ?? 1);
      },
    });
  }
  return found;
}

function numbersOf(value: unknown): number[] {
  if (!(value instanceof PDFArray)) return [];
  const entries = Array.from({ length: value.size() }, (_, at) => value.lookup(at));
  return entries.flatMap((one) => (one instanceof PDFNumber ? [one.asNumber()] : []));
}
