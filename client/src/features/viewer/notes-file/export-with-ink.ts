import { PDFDocument, type PDFRef, PDFString } from 'pdf-lib';
import { boundsOf } from '../ink/annotation-bounds.ts';
import type { PrivateAnnotation } from '../notes/annotation-store.ts';
import { annotationFields } from './annotation-fields.ts';
import { type Appearance, appearanceOf } from './appearance.ts';
import { fetchPart, Letters, type LoadPart } from './letters.ts';
import { pageOf } from './pdf-page.ts';
import { type PdfPage, pdfMatrix, rectToPdf } from './pdf-space.ts';

/**
 * Writes annotations into a PDF as real annotations, each with its appearance, so that every reader shows them alike. `page` of an
 * annotation counts from 1 in this file; one whose page is not there is left out.
 * @throws Error when the file can't be read (damaged, or protected by a password).
 */
export async function exportWithInk(
  pdf: Uint8Array | ArrayBuffer,
  annotations: readonly PrivateAnnotation[],
  loadPart: LoadPart = fetchPart,
): Promise<Blob> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const hasWords = annotations.some(({ body }) => body.kind === 'text' || body.kind === 'stamp');
  const letters = hasWords ? await Letters.embed(document, loadPart) : null;
  const pages = document.getPages();
  for (const { annotationId, page: number, body } of annotations) {
    const page = pages[number - 1];
    if (!page) continue;
    const space = pageOf(page);
    const picture = appearanceOf(body, letters);
    const annotation = document.context.obj({
      Type: 'Annot',
      Rect: rectToPdf(space, picture?.box ?? boundsOf(body)),
      // Shown and printed.
      F: 4,
      P: page.ref,
      NM: PDFString.of(annotationId),
      ...annotationFields(body, space),
      ...(picture && { AP: { N: registered(document, picture, space, letters) } }),
    });
    page.node.addAnnot(document.context.register(annotation));
  }
  const bytes = await document.save({ useObjectStreams: true, addDefaultPage: false });
  return new Blob([bytes.slice()], { type: 'application/pdf' });
}

/** A drawing in page space as a form of the file; its matrix stands it upright on a page that is rotated. */
function registered(
  document: PDFDocument,
  picture: Appearance,
  space: PdfPage,
  letters: Letters | null,
): PDFRef {
  const [x, y, width, height] = picture.box;
  const form = document.context.stream(picture.operators, {
    Type: 'XObject',
    Subtype: 'Form',
    BBox: [x, y, x + width, y + height],
    Matrix: pdfMatrix(space),
    Resources: {
      ExtGState: { G0: { Type: 'ExtGState', BM: picture.blend } },
      ...(letters && { Font: letters.resources }),
    },
  });
  return document.context.register(form);
}
